"""Background jobs: ids in, one operation called. The worker runs them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.config import Settings
from planner.outbox.models import Delivery, Heartbeat, Letter

WORKER = "worker"
BEAT_EVERY = timedelta(seconds=10)


def attend(session: Session, settings: Settings, now: datetime) -> bool:
    """Do the next thing that is due; False if there was none, so that the worker may rest."""
    beat(session, now)
    return False


def beat(session: Session, now: datetime) -> None:
    """Leave a sign of life, at most every few seconds: each one is a write to the disk."""
    last = last_beat(session)
    session.rollback()
    if last is not None and abs(now - last) < BEAT_EVERY:
        return
    session.connection(execution_options={"writes": True})
    session.merge(Heartbeat(name=WORKER, beat_at=now))
    session.commit()


def last_beat(session: Session) -> datetime | None:
    """When the worker last gave a sign of life."""
    return session.scalar(select(Heartbeat.beat_at).where(Heartbeat.name == WORKER))


def longest_waiting(session: Session) -> datetime | None:
    """Since when the oldest letter that may leave has been due."""
    return session.scalar(select(func.min(Letter.due_at)).where(Letter.delivery == Delivery.QUEUED))
