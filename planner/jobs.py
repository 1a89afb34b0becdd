"""Background jobs: ids in, one operation called. The worker runs them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from planner.config import Settings
from planner.outbox.models import Heartbeat

WORKER = "worker"
BEAT_EVERY = timedelta(seconds=10)


def attend(session: Session, settings: Settings, now: datetime) -> bool:
    """Do the next thing that is due; False if there was none, so that the worker may rest."""
    beat(session, now)
    return False


def beat(session: Session, now: datetime) -> None:
    """Leave a sign of life, at most every few seconds: each one is a write to the disk."""
    last = session.get(Heartbeat, WORKER)
    beat_at = last.beat_at if last is not None else None
    session.rollback()
    if beat_at is not None and abs(now - beat_at) < BEAT_EVERY:
        return
    session.connection(execution_options={"writes": True})
    session.merge(Heartbeat(name=WORKER, beat_at=now))
    session.commit()
