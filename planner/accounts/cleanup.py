"""Deleting expired sessions, keys and attempts in portions. For the worker, all offices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, inspect, or_, select
from sqlalchemy.orm import Session

from planner.accounts.models import Attempt, OneTimeKey, UsedFormKey, UserSession
from planner.accounts.operations import SESSION_IDLE, SESSION_LONGEST
from planner.kernel.database import Base

PORTION = 500
ATTEMPTS_KEPT_FOR = timedelta(days=1)
FORM_KEYS_KEPT_FOR = timedelta(days=2)
# Longer than keys are valid, so that administrators can see what became of them.
KEYS_KEPT_FOR = timedelta(days=30)


def forget_expired(session: Session, now: datetime) -> int:
    """Delete a portion of each kind of expired row; how many rows.

    Call repeatedly, each time in a new transaction so that others can write in between, until 0.
    """
    return sum(_remove(session, model, where) for model, where in _expired(now))


def _expired(now: datetime) -> Iterator[tuple[type[Base], ColumnElement[bool]]]:
    yield Attempt, Attempt.at <= now - ATTEMPTS_KEPT_FOR
    yield UsedFormKey, UsedFormKey.used_at <= now - FORM_KEYS_KEPT_FOR
    yield (
        OneTimeKey,
        or_(
            OneTimeKey.expires_at <= now - KEYS_KEPT_FOR, OneTimeKey.used_at <= now - KEYS_KEPT_FOR
        ),
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
