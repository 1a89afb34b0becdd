"""Expired sessions, keys and counters are deleted in portions, by the worker, for all offices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, inspect, or_, select
from sqlalchemy.orm import Session

from planner.accounts.models import Attempt, OneTimeKey, UsedFormKey, UserSession
from planner.accounts.operations import SESSION_IDLE, SESSION_LONGEST
from planner.kernel.database import Base

PORTION = 500
ATTEMPTS_LAST = timedelta(days=1)
FORM_KEYS_LAST = timedelta(days=2)
# Longer than it opens anything: an administrator may want to know what became of it.
KEYS_LAST = timedelta(days=30)


def forget(session: Session, now: datetime) -> int:
    """Remove a portion of each kind of row that counts no more; how many rows.

    Call again, in a transaction of its own, until there was none: others get to write between.
    """
    return sum(_remove(session, model, where) for model, where in _spent(now))


def _spent(now: datetime) -> Iterator[tuple[type[Base], ColumnElement[bool]]]:
    yield Attempt, Attempt.at <= now - ATTEMPTS_LAST
    yield UsedFormKey, UsedFormKey.used_at <= now - FORM_KEYS_LAST
    yield (
        OneTimeKey,
        or_(OneTimeKey.expires_at <= now - KEYS_LAST, OneTimeKey.used_at <= now - KEYS_LAST),
    )
    yield (
        UserSession,
        or_(
            UserSession.seen_at <= now - SESSION_IDLE,
            UserSession.created_at <= now - SESSION_LONGEST,
        ),
    )


def _remove(session: Session, model: type[Base], where: ColumnElement[bool]) -> int:
    key = inspect(model).primary_key[0]
    numbers = list(session.scalars(select(key).where(where).limit(PORTION)))
    if numbers:
        session.execute(
            delete(model).where(key.in_(numbers)), execution_options={"synchronize_session": False}
        )
    return len(numbers)
