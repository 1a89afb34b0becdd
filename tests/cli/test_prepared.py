"""A start looks at the database first: preparing it again takes half of the time."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask_migrate import downgrade, upgrade

from planner.accounts.operations import OfficePlan, open_office
from planner.app import create_app
from planner.cli.serve import is_prepared
from planner.config import Settings
from planner.kernel.texts import Texts
from planner.web.database import db
from tests.conftest import NOW, SECRET

PLAN = OfficePlan(
    names=Texts(en="Press Office"),
    short_names=Texts(),
    cities=Texts(en="Bonn"),
    zone="Europe/Berlin",
    languages=("en",),
    mail_from="press@office.test",
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"PLANNER_INSTANCE": str(tmp_path)}


def test_only_what_needs_nothing_is_passed_over(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    seen = [is_prepared(environment)]
    app = create_app(Settings.load(instance=tmp_path, secret_key=SECRET))
    with app.app_context():
        upgrade()
        seen.append(is_prepared(environment))
        open_office(db.session(), NOW, PLAN)
        db.session.commit()
        seen.append(is_prepared(environment))
        downgrade(revision="-1")
        seen.append(is_prepared(environment))
        db.engine.dispose()

    assert seen == [False, False, True, False]


def test_another_database_is_always_prepared() -> None:
    assert not is_prepared({"PLANNER_DATABASE_URL": "sqlite:///elsewhere.sqlite3"})
