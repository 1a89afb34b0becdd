"""Background jobs: ids in, one operation called. The worker runs them."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.upkeep import forget
from planner.config import Settings
from planner.contacts.upkeep import forget_lost_addresses
from planner.files.operations import sweep
from planner.kernel.statistics import refresh_statistics
from planner.outbox.claims import take_back
from planner.outbox.closing import reopen
from planner.outbox.delivery import deliver_next
from planner.outbox.freezing import is_not_frozen
from planner.outbox.models import Delivery, Heartbeat, Letter
from planner.outbox.redaction import redact_some
from planner.outbox.smtp import Smtp
from planner.outbox.transport import Pigeonhole, Transport

__all__ = ["attend", "beat", "last_beat", "longest_waiting", "take_back"]

WORKER = "worker"
SWEEPER = "sweeper"
BEAT_EVERY = timedelta(seconds=10)
SWEEP_EVERY = timedelta(days=1)
KEEPER = "keeper"
KEEP_EVERY = timedelta(hours=1)


def attend(session: Session, settings: Settings, now: datetime, owner: str = "") -> bool:
    """Do the next thing that is due; False if there was none, so that the worker may rest.

    `owner` is the name of this process among the workers.
    """
    beat(session, now)
    if deliver(session, settings, now, owner):
        return True
    tidy(session, settings, now)
    return False


def deliver(session: Session, settings: Settings, now: datetime, owner: str = "") -> bool:
    """Send the next letter; False if none is due. An idle connection is not kept open."""
    way = transport(settings.smtp_url, settings.mail_folder, settings.greeting)
    if deliver_next(session, way, now=now, worker=WORKER, owner=owner):
        return True
    way.close()
    return False


@cache
def transport(smtp_url: str, mail_folder: Path, greeting: str) -> Transport:
    """The way out: a mail server where one is set, else a folder. One for many letters."""
    return Smtp(smtp_url, helo=greeting) if smtp_url else Pigeonhole(mail_folder)


def reopen_ways(session: Session, settings: Settings, now: datetime) -> None:
    """At a start: a way that was closed is tried at once, most of all with other settings."""
    way = transport(settings.smtp_url, settings.mail_folder, settings.greeting)
    reopen(_write(session), way.key, now)
    session.commit()


def beat(session: Session, now: datetime) -> None:
    """Leave a sign of life, at most every few seconds: each one is a write to the disk."""
    _sign(session, WORKER, BEAT_EVERY, now)


def tidy(session: Session, settings: Settings, now: datetime) -> None:
    """Once an hour: forget what counts no more. Once a day: remove uploads that were never saved."""
    if _sign(session, KEEPER, KEEP_EVERY, now):
        _keep(session, now)
    if _sign(session, SWEEPER, SWEEP_EVERY, now):
        sweep(session, settings.files_folder, now=now)


def last_beat(session: Session, name: str = WORKER) -> datetime | None:
    """When the worker, or another who signs, last gave a sign of life."""
    return session.scalar(select(Heartbeat.beat_at).where(Heartbeat.name == name))


def _sign(session: Session, name: str, every: timedelta, now: datetime) -> bool:
    """Note that `name` is at work; False, and nothing written, if it was within `every`."""
    last = last_beat(session, name)
    session.rollback()
    if last is not None and abs(now - last) < every:
        return False
    _write(session)
    session.merge(Heartbeat(name=name, beat_at=now))
    session.commit()
    return True


def _keep(session: Session, now: datetime) -> None:
    """Portion by portion, so that others get to write between."""
    forget_lost_addresses(_write(session))
    session.commit()
    while forget(_write(session), now):
        session.commit()
    session.commit()
    while redact_some(_write(session)):
        session.commit()
    refresh_statistics(session.connection())
    session.commit()


def _write(session: Session) -> Session:
    """Open the transaction with the intent to write."""
    session.connection(execution_options={"writes": True})
    return session


def longest_waiting(session: Session) -> datetime | None:
    """Since when the oldest letter that may leave has been due."""
    return session.scalar(
        select(func.min(Letter.due_at)).where(
            Letter.delivery == Delivery.QUEUED, is_not_frozen(Letter)
        )
    )
