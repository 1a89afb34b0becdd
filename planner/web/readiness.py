"""Whether the program can do its work now: asked by whoever watches the machine (R24)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete
from sqlalchemy.exc import SQLAlchemyError

from planner import jobs
from planner.config import ROOT
from planner.outbox.models import Heartbeat
from planner.web.database import db
from planner.web.fittings import now, settings

LEAST_FREE_BYTES = 200 * 1024 * 1024
LONGEST_SILENCE = timedelta(minutes=1)
LONGEST_QUEUE = timedelta(minutes=15)


def missing() -> str:
    """The first thing that is not as it should be, in one word; "" if all is well."""
    for word, is_well in _CHECKS.items():
        try:
            if not is_well():
                return word
        except (SQLAlchemyError, OSError):
            return word
    return ""


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


_CHECKS: dict[str, Callable[[], bool]] = {
    "migrations": migrations_are_done,
    "database": _database_writes,
    "disk": _disk_is_free,
    "worker": _worker_is_alive,
    "queue": _queue_moves,
}
