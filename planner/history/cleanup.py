"""Entries of the history are kept as long as the installation says, then forgotten in portions."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.history.models import Entry

PORTION = 500


def forget_entries(session: Session, now: datetime, *, days: int) -> int:
    """Remove a portion of what is older than so many days (0: nothing is); how many entries.

    Call again, in a transaction of its own, until there was none: others get to write between.
    """
    if not days:
        return 0
    old = select(Entry.id).where(Entry.at < now - timedelta(days=days)).limit(PORTION)
    numbers = list(session.scalars(old))
    if numbers:
        session.execute(delete(Entry).where(Entry.id.in_(numbers)))
    return len(numbers)
