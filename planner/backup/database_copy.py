"""Copies of the embedded database, made by SQLite itself while others write (R21)."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import NullPool, create_engine
from sqlalchemy.orm import Session

from planner.outbox.freezing import freeze_copy

_PATIENCE_SECONDS = 60
# Whoever has one of these in a browser or a letter holds nothing in the copy: a session that was
# ended since, or a link that was used since, must not come back to life with it.
_ENDED = (
    "DELETE FROM user_sessions",
    "DELETE FROM one_time_keys WHERE purpose IN ('reset', 'setup')",
)


def copy_database(source: Path, target: Path, copied_at: datetime) -> None:
    """Write the state of this moment into the new file `target`, mode 0600, without a log beside.

    Its outbox is frozen, where its tables know of that. All pages are read in one step: in WAL
    mode writers go on meanwhile, and a step by step copy would begin anew with each of them.
    Raises `sqlite3.Error`, `OSError`.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(_connect(source)) as origin, closing(_connect(target)) as copy:
        origin.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")
        knows_freezes = "outbox_freezes" in _tables(copy)
    if knows_freezes:
        _freeze(target, copied_at)
    _keep(target)


def end_sessions(copy: Path) -> None:
    """Sign everybody out of a copy, and let its links for new passwords end."""
    with closing(_connect(copy)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        with connection:  # both or none
            for statement in _ENDED:
                connection.execute(statement)
    _keep(copy)


def complaints(database: Path) -> list[str]:
    """What is wrong inside the file, as SQLite says it: structure first, then references.

    Every page is read, so it takes seconds for each 100 MB.
    """
    try:
        with closing(_connect(database)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
            if found != ["ok"]:
                return found
            broken = connection.execute("PRAGMA foreign_key_check").fetchmany(5)
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [f"a row of {row[0]} refers to one of {row[2]} that is not there" for row in broken]


def counts(database: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(_connect(database)) as connection:
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in _tables(connection)
        }


def revision(database: Path) -> str:
    """The newest migration that was made there; "" for a file without our tables."""
    return _only_value(database, "alembic_version", "version_num")


def key_mark(database: Path) -> str:
    """The mark of the secret key that the database was signed with; "" where it knows of none."""
    return _only_value(database, "installation", "key_mark")


def _only_value(database: Path, table: str, column: str) -> str:
    """Of a table of one row; "" where the table or the row is missing."""
    with closing(_connect(database)) as connection:
        if table not in _tables(connection):
            return ""
        row = connection.execute(f"SELECT {column} FROM {table}").fetchone()  # noqa: S608
    return str(row[0]) if row else ""


def set_key_mark(database: Path, mark: str) -> None:
    """Another key signs from now on."""
    with closing(_connect(database)) as connection, connection:
        if "installation" in _tables(connection):
            connection.execute("UPDATE installation SET key_mark = ?", (mark,))
    _keep(database)


def number_of(database: Path, statement: str) -> int:
    """The number that `statement` selects. Raises `sqlite3.Error`."""
    with closing(_connect(database)) as connection:
        return int(connection.execute(statement).fetchone()[0])


def stored_files(database: Path) -> dict[str, str]:
    """The path of each stored file, with its SHA-256."""
    with closing(_connect(database)) as connection:
        return dict(connection.execute("SELECT path, sha256 FROM stored_files").fetchall())


def _connect(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(database, timeout=_PATIENCE_SECONDS)


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    return sorted(name for (name,) in found)


def _freeze(copy: Path, copied_at: datetime) -> None:
    engine = create_engine(f"sqlite:///{copy}", poolclass=NullPool, hide_parameters=True)
    with Session(engine) as session, session.begin():
        freeze_copy(session, copied_at)
    engine.dispose()


def _keep(path: Path) -> None:
    """On the disk, whatever happens to the power."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
