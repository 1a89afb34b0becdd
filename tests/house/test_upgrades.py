"""A database with rows survives every migration, up and down."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade

from planner.app import create_app
from planner.config import ROOT, Settings
from planner.models import metadata
from planner.web.database import db
from tests.conftest import PUBLIC_URL, SECRET
from tests.migrated import file_of

pytestmark = pytest.mark.walk

FIRST = "0001"
BEFORE = {
    script.revision: str(script.down_revision)
    for script in ScriptDirectory(str(ROOT / "migrations")).walk_revisions()
    if script.revision != FIRST
}
LATER = [*BEFORE][::-1]
# Values that the first revision did not know yet; the way back makes others of them.
ADDED_LATER = {("statements", "form"): {"partial", "plan", "call"}}
# Columns whose values have gone to rows of another table.
MOVED = {"organisations": "grammar", "people": "grammar", "events": "city_locatives"}
Rows = dict[str, list[dict[str, Any]]]


class Steps:
    """A database with two rows in every table of the first revision, as each revision leaves it.

    Each is made once, by one migration from the one before.
    """

    def __init__(self, app: Flask) -> None:
        self.app = app
        upgrade(revision=FIRST)
        _fill(file_of(app))
        self._files = {FIRST: self._read()}

    def go_to(self, revision: str) -> Rows:
        """The application has the database of that revision now. Returns its rows."""
        if revision not in self._files:
            self.go_to(BEFORE[revision])
            upgrade(revision=revision)
            self._files[revision] = self._read()
        db.engine.dispose()
        file_of(self.app).write_bytes(self._files[revision])
        return _rows(file_of(self.app))

    def _read(self) -> bytes:
        db.engine.dispose()
        return file_of(self.app).read_bytes()


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Steps]:
    app = create_app(
        Settings.load(
            instance=tmp_path_factory.mktemp("old"), public_url=PUBLIC_URL, secret_key=SECRET
        )
    )
    with app.app_context():
        yield Steps(app)
        db.engine.dispose()


@pytest.fixture
def old(steps: Steps) -> Flask:
    """An application with the database of the first revision."""
    steps.go_to(FIRST)
    return steps.app


def test_every_table_has_rows_to_lose(old: Flask) -> None:
    rows = _rows(file_of(old))

    assert set(rows) == set(_tables(file_of(old)))
    assert {len(found) for found in rows.values()} == {2}


@pytest.mark.parametrize("revision", LATER)
def test_what_was_there_is_there_afterwards(steps: Steps, revision: str) -> None:
    before = steps.go_to(FIRST)

    after = steps.go_to(revision)

    assert _kept(before, after) == _without_moved(before, after)
    assert _broken_references(file_of(steps.app)) == []


def test_forms_beside_the_names_move_to_the_table_of_forms(old: Flask) -> None:
    upgrade()

    forms = [
        (row["office_id"], row["language"], row["text"], row["need"], row["form"])
        for row in _rows(file_of(old))["word_forms"]
    ]
    assert sorted(forms) == sorted(
        (number, "en", f"{table} {name} {number}", need, f"{table} {column} {number}")
        for table, name, column, need in (
            ("organisations", "names", "grammar", "genitive"),
            ("people", "names", "grammar", "genitive"),
            ("events", "cities", "city_locatives", "prepositional"),
        )
        for number in (1, 2)
    )


def test_a_legal_basis_in_words_becomes_a_note_and_words_again(old: Flask) -> None:
    words = ["gave us a card", ""]
    with closing(sqlite3.connect(file_of(old))) as connection:
        for number, said in enumerate(words, 1):
            connection.execute("UPDATE people SET legal_basis = ? WHERE id = ?", (said, number))
        connection.commit()

    upgrade()
    people = _rows(file_of(old))["people"]
    downgrade(revision=FIRST)

    assert [(row["legal_basis"], row["legal_basis_note"]) for row in people] == [
        ("other", "gave us a card"),
        (None, ""),
    ]
    assert [row["legal_basis"] for row in _rows(file_of(old))["people"]] == words


def test_the_text_of_a_release_becomes_its_first_revision(old: Flask) -> None:
    with closing(sqlite3.connect(file_of(old))) as connection:
        connection.execute("UPDATE blocks SET is_left_out = 0 WHERE id = 1")
        connection.execute("UPDATE blocks SET is_left_out = 1 WHERE id = 2")
        connection.execute("UPDATE releases SET cleared_at = NULL WHERE id = 2")
        connection.commit()
    (block, _left_out), releases = _rows(file_of(old))["blocks"], _rows(file_of(old))["releases"]

    upgrade()

    assert [
        (row["release_id"], row["occasion"], row["at"], row["author_id"], json.loads(row["blocks"]))
        for row in _rows(file_of(old))["text_revisions"]
    ] == [
        (
            1,
            "cleared",
            releases[0]["cleared_at"],
            releases[0]["cleared_by_id"],
            [[block["key"], block["section"], block["text"]]],
        ),
        (2, "drafted", releases[1]["drafted_at"], releases[1]["author_id"], []),
    ]


@pytest.mark.parametrize("revision", LATER)
def test_the_way_back_loses_nothing_that_was_there_before(steps: Steps, revision: str) -> None:
    before = steps.go_to(BEFORE[revision])
    steps.go_to(revision)

    downgrade(revision=BEFORE[revision])

    assert _rows(file_of(steps.app)) == before
    assert _broken_references(file_of(steps.app)) == []


def test_all_the_way_back_is_where_it_began(steps: Steps) -> None:
    before = steps.go_to(FIRST)
    steps.go_to(LATER[-1])

    downgrade(revision=FIRST)

    assert _rows(file_of(steps.app)) == before
    assert _broken_references(file_of(steps.app)) == []


def test_the_models_read_what_an_old_database_holds(old: Flask) -> None:
    upgrade()

    with db.engine.connect() as connection:
        counted = {
            name: connection.scalar(sa.select(sa.func.count()).select_from(table))
            for name, table in metadata.tables.items()
        }
        for table in metadata.sorted_tables:
            connection.execute(sa.select(table)).all()

    assert {name for name, count in counted.items() if count} == set(_rows(file_of(old)))


def _tables(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
    return sorted(name for (name,) in names if name != "alembic_version")


def _fill(file: Path) -> None:
    """Insert two rows into each table; the foreign keys of a row refer to rows with its own id."""
    with closing(sqlite3.connect(file)) as connection:
        for table in _tables(file):
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            numbers = {
                name
                for (_, _, _, name, *_) in connection.execute(f"PRAGMA foreign_key_list({table})")
            }
            for row in (1, 2):
                values = {
                    name: _value(table, name, kind, row, is_number=bool(key) or name in numbers)
                    for (_, name, kind, _, _, key) in columns
                }
                named, marks = ", ".join(values), ", ".join("?" * len(values))
                connection.execute(
                    f"INSERT INTO {table} ({named}) VALUES ({marks})",
                    list(values.values()),
                )
        connection.commit()
    assert _broken_references(file) == []


def _value(table: str, column: str, kind: str, row: int, *, is_number: bool) -> object:
    """A value of the column's type, different in each row."""
    words = _words(table, column)
    if words:
        return words[(row - 1) % len(words)]
    if column == "grammar":
        return json.dumps({"en": {"genitive": f"{table} {column} {row}"}})
    if is_number and kind == "INTEGER":
        return row
    by_kind: dict[str, object] = {
        "INTEGER": row,
        "BOOLEAN": row % 2,
        "DATETIME": f"2012-03-2{row} 09:00:00.000000",
        "DATE": f"2012-03-2{row}",
        "TIME": f"1{row}:00:00.000000",
        "JSON": json.dumps({"en": f"{table} {column} {row}"}),
        "BLOB": f"{table} {row}".encode(),
    }
    return by_kind.get(kind, f"{table}-{column}-{row}")


def _words(table: str, column: str) -> list[str]:
    """The values of an enumeration that the first revision knew; none for other columns."""
    found = metadata.tables[table].c.get(column) if table in metadata.tables else None
    if found is None or not isinstance(found.type, sa.Enum):
        return []
    later = ADDED_LATER.get((table, column), set())
    return [word for word in found.type.enums if word not in later]


def _rows(file: Path) -> Rows:
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        found = {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
            for table in _tables(file)
        }
    return {table: rows for table, rows in found.items() if rows}


def _kept(before: Rows, after: Rows) -> Rows:
    """The rows of `after`, limited to the tables and columns of `before`."""
    return {
        table: [
            {name: row[name] for name in rows[0] if name in row} for row in after.get(table, [])
        ]
        for table, rows in before.items()
    }


def _without_moved(before: Rows, after: Rows) -> Rows:
    """The rows of `before` without the columns in `MOVED` that `after` has no more."""
    return {
        table: [
            {
                name: value
                for name, value in row.items()
                if name != MOVED.get(table) or name in after[table][0]
            }
            for row in rows
        ]
        for table, rows in before.items()
    }


def _broken_references(file: Path) -> list[object]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("PRAGMA foreign_key_check").fetchall()
