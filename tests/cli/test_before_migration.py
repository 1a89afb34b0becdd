"""Before tables are changed, the database is copied without being asked for."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from flask_migrate import downgrade

from planner.backup.before_migration import copy_before_migration
from planner.config import ROOT
from tests.cli.installation import Installation, filled, install
from tests.conftest import NOW

pytestmark = pytest.mark.walk

NEWEST = ScriptDirectory(str(ROOT / "migrations")).get_current_head() or ""


OLDER = [
    script.revision
    for script in ScriptDirectory(str(ROOT / "migrations")).walk_revisions()
    if script.revision != NEWEST
]


@pytest.fixture
def step_back(tmp_path: Path) -> Iterator[Callable[[], Installation]]:
    """An installation whose tables are one version old, each time it is asked for."""
    installed = filled(tmp_path / "instance", tmp_path / "clock")

    def step() -> Installation:
        with installed.app.app_context():
            downgrade(revision="-1")
        installed.close()
        return installed

    yield step
    installed.close()


def _copies(installed: Installation) -> list[str]:
    return sorted(path.name for path in (installed.folder / "backups").glob("*"))


def test_it_is_as_the_database_was(step_back: Callable[[], Installation]) -> None:
    installed = step_back()

    done = installed.run("prepare")

    assert done.exit_code == 0
    assert _copies(installed) == [f"before-{NEWEST}-20120320T090000Z.sqlite3"]
    copy = installed.folder / "backups" / _copies(installed)[0]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM letters").fetchall() == [(3,)]
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() != [
            (NEWEST,)
        ]


def test_tables_of_every_version_can_be_copied(tmp_path: Path) -> None:
    """The outbox of a copy is frozen before its tables are those of today."""
    installed = filled(tmp_path / "instance", tmp_path / "clock")

    copied = []
    for step, revision in enumerate(OLDER, start=1):
        with installed.app.app_context():
            downgrade(revision=revision)
        installed.close()
        now = NOW + timedelta(hours=step)
        copy = copy_before_migration(installed.folder, installed.database, NEWEST, now)
        assert copy is not None, revision
        with closing(sqlite3.connect(copy)) as connection:
            copied += connection.execute("SELECT version_num FROM alembic_version").fetchall()

    assert copied == [(revision,) for revision in OLDER]
    assert installed.run("prepare").exit_code == 0
    installed.close()


def test_three_are_kept(step_back: Callable[[], Installation], tmp_path: Path) -> None:
    for hour in range(5):
        installed = step_back()
        (tmp_path / "clock").write_text((NOW + timedelta(hours=hour)).isoformat())
        installed.run("prepare")

    assert [name.rsplit("-", 1)[-1][8:13] for name in _copies(installed)] == [
        "T1100",
        "T1200",
        "T1300",
    ]


def test_nothing_is_copied_where_nothing_changes(step_back: Callable[[], Installation]) -> None:
    installed = step_back()
    installed.run("prepare")

    installed.run("prepare")

    assert len(_copies(installed)) == 1


def test_nothing_is_copied_where_there_is_nothing_to_lose(tmp_path: Path) -> None:
    empty = install(tmp_path / "empty", tmp_path / "clock")

    assert empty.run("prepare").exit_code == 0

    assert _copies(empty) == []
    empty.close()


def test_without_a_copy_no_table_is_changed(step_back: Callable[[], Installation]) -> None:
    installed = step_back()
    (installed.folder / "backups").write_text("in the way")

    done = installed.run("prepare")

    assert (done.exit_code, done.output) == (
        1,
        (
            f"Error: A copy of the database is made in {installed.folder}/backups before its "
            "tables are changed, and that failed: File exists. Nothing was changed.\n"
        ),
    )
    with closing(sqlite3.connect(installed.database)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() != [
            (NEWEST,)
        ]
