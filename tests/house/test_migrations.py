"""The migrations build exactly the tables of the models, and remove them again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Engine, inspect, text

from planner.app import create_app
from planner.config import Settings
from planner.models import metadata
from planner.web.database import db
from tests.conftest import PUBLIC_URL, SECRET

Schema = dict[str, dict[str, Any]]


@pytest.fixture
def empty(tmp_path: Path) -> Flask:
    """An application whose database has no tables."""
    return create_app(
        Settings.load(instance=tmp_path / "empty", public_url=PUBLIC_URL, secret_key=SECRET)
    )


def test_upgrading_builds_what_the_models_describe(empty: Flask, engine: Engine) -> None:
    with empty.app_context():
        upgrade()
        built = _schema(db.engine)

    assert built == _schema(engine)


def test_ids_of_events_are_not_given_twice(empty: Flask) -> None:
    with empty.app_context():
        upgrade()
        with db.engine.connect() as connection:
            made = connection.scalar(
                text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'events'")
            )

    assert "AUTOINCREMENT" in str(made)


def test_there_is_nothing_left_to_generate(empty: Flask) -> None:
    with empty.app_context():
        upgrade()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            differences = compare_metadata(context, metadata)

    assert differences == []


def test_downgrading_leaves_nothing(empty: Flask) -> None:
    with empty.app_context():
        upgrade()
        downgrade(revision="base")
        tables = inspect(db.engine).get_table_names()

    assert tables == ["alembic_version"]


def test_twice_is_once(empty: Flask) -> None:
    with empty.app_context():
        upgrade()
        first = _schema(db.engine)
        upgrade()

        assert _schema(db.engine) == first


def test_the_query_planner_has_statistics_after_an_upgrade(empty: Flask) -> None:
    with empty.app_context():
        upgrade()
        with db.engine.connect() as connection:
            known = connection.exec_driver_sql("SELECT DISTINCT tbl FROM sqlite_stat1").scalars()
            tables = list(known)

    assert tables == ["alembic_version"]


def _schema(engine: Engine) -> Schema:
    """The tables of a database with their columns and constraints, sorted."""
    inspector = inspect(engine)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in inspector.get_columns(table)
            },
            "key": inspector.get_pk_constraint(table)["constrained_columns"],
            "references": _sorted(inspector.get_foreign_keys(table)),
            "unique": _sorted(inspector.get_unique_constraints(table)),
            "indexes": _sorted(inspector.get_indexes(table)),
            "checks": _sorted(inspector.get_check_constraints(table)),
        }
        for table in sorted(inspector.get_table_names())
        if table != "alembic_version"
    }


def _sorted(constraints: Any) -> list[str]:
    return sorted(
        repr(sorted((name, _plain(value)) for name, value in one.items())) for one in constraints
    )


def _plain(value: Any) -> str:
    """Conditions of indexes are SQL objects, compared by their text."""
    if isinstance(value, dict):
        return repr({name: str(inner) for name, inner in sorted(value.items())})
    return repr(value)
