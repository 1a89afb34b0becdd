"""Whether the program can do its work now: asked by whoever watches the machine (R24)."""

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
from planner.outbox.models import Heartbeat
from planner.web.database import db
from planner.web.extensions import now, settings

LEAST_FREE_BYTES = 200 * 1024 * 1024
LONGEST_SILENCE = timedelta(minutes=1)
LONGEST_QUEUE = timedelta(minutes=15)
CLOCK_SLACK = timedelta(minutes=1)
LOOK_EVERY_SECONDS, LONGEST_LOOK_SECONDS = 600, 5
DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class _Look:
    """When this process last looked through a database, by its own clock, and what it saw."""

    at: float
    is_whole: bool


_looks: dict[str, _Look] = {}


def missing() -> str:
    """The first thing that is not as it should be, in one word; "" if all is well."""
    for word, is_well in _CHECKS.items():
        try:
            if not is_well():
                return word
        except (SQLAlchemyError, OSError) as error:
            return DAMAGED if _says_damaged(error) else word
    return ""


def _says_damaged(error: Exception) -> bool:
    """Whether SQLite has met pages that make no sense."""
    origin = getattr(error, "orig", None)
    return getattr(origin, "sqlite_errorcode", None) in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


def _database_writes() -> bool:
    """A write that is undone: a database that can only be read is no use."""
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


def _database_is_whole() -> bool:
    """`quick_check`, at most every ten minutes in each process: it reads the whole file.

    One that takes longer than a few seconds is broken off and says nothing; `flask doctor` waits.
    """
    if db.engine.dialect.name != "sqlite":
        return True
    file, asked_at = str(db.engine.url.database), time.monotonic()
    last = _looks.get(file)
    if last is None or asked_at - last.at >= LOOK_EVERY_SECONDS:
        # Noted before the look, so that others who ask meanwhile do not look as well.
        _looks[file] = _Look(asked_at, is_whole=last is None or last.is_whole)
        _looks[file] = _Look(asked_at, is_whole=_quick_check(asked_at + LONGEST_LOOK_SECONDS))
    return _looks[file].is_whole


def _quick_check(deadline: float) -> bool:
    with db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.set_progress_handler(lambda: time.monotonic() > deadline, 100_000)
        try:
            said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        except DatabaseError as error:
            return not _says_damaged(error)
        finally:
            driver.set_progress_handler(None, 0)
    return said == "ok"


def _clock_goes_on() -> bool:
    """The clock is not before what the database has seen: signs of life, and the last act."""
    session = db.session()
    beat_at = session.scalar(select(func.max(Heartbeat.beat_at)))
    acted_at = session.scalar(select(Entry.at).order_by(Entry.id.desc()).limit(1))
    seen = [moment for moment in (beat_at, acted_at) if moment is not None]
    return not seen or now() >= max(seen) - CLOCK_SLACK


_CHECKS: dict[str, Callable[[], bool]] = {
    "migrations": migrations_are_done,
    "database": _database_writes,
    DAMAGED: _database_is_whole,
    "clock": _clock_goes_on,
    "disk": _disk_is_free,
    "worker": _worker_is_alive,
    "queue": _queue_moves,
}
