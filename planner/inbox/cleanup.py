"""Forgetting received messages after 90 days, run by the worker for all offices."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.inbox.models import RawMessage, ReceivedMessage

KEPT_FOR = timedelta(days=90)
PORTION = 500


def forget_messages(session: Session, now: datetime) -> int:
    """Delete a portion of what came more than 90 days ago, whole and raw; how many.

    Answers that were noted from it stay with their guests.
    """
    old = list(
        session.scalars(
            select(ReceivedMessage.id)
            .where(ReceivedMessage.received_at < now - KEPT_FOR)
            .limit(PORTION)
        )
    )
    if old:
        session.execute(delete(RawMessage).where(RawMessage.received_message_id.in_(old)))
        session.execute(delete(ReceivedMessage).where(ReceivedMessage.id.in_(old)))
    return len(old)
