"""Forgetting who came along with guests, and what they needed; run by the worker for all offices."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.invitations.particulars import KEPT_FOR, NAMES

PORTION = 500


def forget_particulars(session: Session, now: datetime) -> int:
    """Empty those of a portion of guests of events that ended more than 90 days ago; how many."""
    columns = [getattr(Invitation, name) for name in NAMES]
    old = (
        select(Invitation.id)
        .join(Event, Event.id == Invitation.event_id)
        .where(Event.ends_at < now - KEPT_FOR, or_(*(column != "" for column in columns)))
        .limit(PORTION)
    )
    found = session.scalars(old).all()
    if found:
        session.execute(
            update(Invitation).where(Invitation.id.in_(found)).values(dict.fromkeys(NAMES, "")),
            execution_options={"synchronize_session": False},
        )
    return len(found)
