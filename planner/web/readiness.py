"""Readiness checks for monitoring (R24)."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, func, select
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from planner import jobs
from planner.config import ROOT
from planner.history.models import Entry
from planner.mailbox.queries import RENUMBERED_FOR, mailbox_troubles, unread_since
from planner.outbox.models import Heartbeat
from planner.web.database import db
from planner.web.extensions import now, settings

LEAST_FREE_BYTES = 200 * 1024 * 1024
LONGEST_SILENCE = timedelta(minutes=1)
LONGEST_QUEUE = timedelta(minutes=15)
LONGEST_UNREAD = timedelta(minutes=15)
CLOCK_SLACK = timedelta(minutes=1)
INTEGRITY_EVERY_SECONDS, LONGEST_INTEGRITY_SECONDS = 600, 5
DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class _Integrity:
    """The result of the last integrity check of a database, and its time (`time.monotonic`)."""

    at: float
    is_whole: bool


_integrity: dict[str, _Integrity] = {}  # by path of the database


def failing_check() -> str:
    """The name of the first check that fails; "" if all pass."""
    for word, passes in _CHECKS.items():
        try:
            if not passes():
                return word
        except (SQLAlchemyError, OSError) as error:
            return DAMAGED if _says_damaged(error) else word
    return ""


def warnings() -> list[str]:
    """The names of what somebody should look at, although all checks pass."""
    failing, renumbered = db.session.execute(mailbox_troubles(now() - RENUMBERED_FOR)).one()
    return [
        word
        for word, count in (("mailbox-failing", failing), ("mailbox-renumbered", renumbered))
        if count
    ]


def _says_damaged(error: Exception) -> bool:
    """Whether SQLite reports a corrupt database file."""
    origin = getattr(error, "orig", None)
    return getattr(origin, "sqlite_errorcode", None) in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


def _database_writes() -> bool:
    """Tries a write, and rolls it back."""
    with db.engine.connect().execution_options(writes=True) as connection:
        connection.execute(delete(Heartbeat).where(Heartbeat.name == ""))
        connection.rollback()
    return True


def migrations_are_done() -> bool:
    wanted = ScriptDirectory(str(ROOT / "migrations")).get_heads()
    with db.engine.connect() as connection:
        done = MigrationContext.configure(connection).get_current_heads()
    return set(done) == set(wanted)


def _disk_is_free() -> bool:
    return shutil.disk_usage(Path(settings().instance)).free >= LEAST_FREE_BYTES


def _worker_is_alive() -> bool:
    beat_at = jobs.last_beat(db.session())
    return beat_at is not None and now() - beat_at < LONGEST_SILENCE


def _queue_moves() -> bool:
    due_at = jobs.longest_waiting(db.session())
    return due_at is None or now() - due_at < LONGEST_QUEUE


def _mailboxes_are_read() -> bool:
    since = db.session.scalar(unread_since())
    return since is None or now() - since < LONGEST_UNREAD


def _database_is_whole() -> bool:
    """`quick_check` reads the whole file, so it runs at most every ten minutes in each process.

    One that takes longer than a few seconds is interrupted and counts as passed; `flask doctor`
    waits for the result.
    """
    if db.engine.dialect.name != "sqlite":
        return True
    file, now_at = str(db.engine.url.database), time.monotonic()
    last = _integrity.get(file)
    if last is None or now_at - last.at >= INTEGRITY_EVERY_SECONDS:
        # Set before the check, so that concurrent requests do not run it too.
        _integrity[file] = _Integrity(now_at, is_whole=last is None or last.is_whole)
        is_whole = _quick_check(now_at + LONGEST_INTEGRITY_SECONDS)
        _integrity[file] = _Integrity(now_at, is_whole=is_whole)
    return _integrity[file].is_whole


def _quick_check(deadline: float) -> bool:
    with db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.set_progress_handler(lambda: time.monotonic() > deadline, 100_000)
        try:
            result = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        except DatabaseError as error:
            return not _says_damaged(error)
        finally:
            driver.set_progress_handler(None, 0)
    return result == "ok"


def _clock_is_right() -> bool:
    """The clock is not behind the latest heartbeat and the latest entry of the history."""
    session = db.session()
    beat_at = session.scalar(select(func.max(Heartbeat.beat_at)))
    entry_at = session.scalar(select(Entry.at).order_by(Entry.id.desc()).limit(1))
    latest = [moment for moment in (beat_at, entry_at) if moment is not None]
    return not latest or now() >= max(latest) - CLOCK_SLACK


_CHECKS: dict[str, Callable[[], bool]] = {
    "migrations": migrations_are_done,
    "database": _database_writes,
    DAMAGED: _database_is_whole,
    "clock": _clock_is_right,
    "disk": _disk_is_free,
    "worker": _worker_is_alive,
    "queue": _queue_moves,
    "mailbox": _mailboxes_are_read,
}
