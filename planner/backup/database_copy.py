"""Copying the SQLite database while it is in use, and inspecting such copies (R21)."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import NullPool, create_engine
from sqlalchemy.orm import Session

from planner.kernel.fsync import fsync
from planner.outbox.freezing import freeze_copy

_PATIENCE_SECONDS = 60
# Sessions and links that were ended or used after the copy was made must not become valid again
# when it is restored.
_ENDED = (
    "DELETE FROM user_sessions",
    "DELETE FROM one_time_keys WHERE purpose IN ('reset', 'setup')",
)


def copy_database(source: Path, target: Path, copied_at: datetime) -> None:
    """Write the current state to the new file `target`, mode 0600, without a write-ahead log.

    The outbox of the copy is frozen (unless the database is older than that table). All pages are
    copied in one step, which does not block writers in WAL mode: copying in several steps would
    restart after each write. Raises `sqlite3.Error` or `OSError`.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(_connect(source)) as origin, closing(_connect(target)) as copy:
        origin.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")
        has_freezes = "outbox_freezes" in _tables(copy)
    if has_freezes:
        _freeze(target, copied_at)
    fsync(target)


def end_sessions(copy: Path) -> None:
    """Delete the sessions in a copy, and its keys for new passwords and for the set-up."""
    with closing(_connect(copy)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        with connection:  # both or none
            for statement in _ENDED:
                connection.execute(statement)
    fsync(copy)


def integrity_errors(database: Path) -> list[str]:
    """Errors found by SQLite, in the structure of the file or else in foreign keys; none if sound.

    Reads every page, which takes seconds per 100 MB.
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
    """The number of rows per table."""
    with closing(_connect(database)) as connection:
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in _tables(connection)
        }


def revision(database: Path) -> str:
    """The current migration; "" for a file without our tables."""
    return _only_value(database, "alembic_version", "version_num")


def key_mark(database: Path) -> str:
    """The mark of the secret key; "" if the database is too old to have one."""
    return _only_value(database, "installation", "key_mark")


def _only_value(database: Path, table: str, column: str) -> str:
    """The value in a table with a single row; "" if the table or the row is missing."""
    with closing(_connect(database)) as connection:
        if table not in _tables(connection):
            return ""
        row = connection.execute(f"SELECT {column} FROM {table}").fetchone()  # noqa: S608
    return str(row[0]) if row else ""


def set_key_mark(database: Path, mark: str) -> None:
    """Store the mark of another secret key."""
    with closing(_connect(database)) as connection, connection:
        if "installation" in _tables(connection):
            connection.execute("UPDATE installation SET key_mark = ?", (mark,))
    fsync(database)


def select_number(database: Path, statement: str) -> int:
    """The number selected by `statement`. Raises `sqlite3.Error`."""
    with closing(_connect(database)) as connection:
        return int(connection.execute(statement).fetchone()[0])


def stored_files(database: Path) -> dict[str, str]:
    """The SHA-256 of each stored file, by path."""
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
