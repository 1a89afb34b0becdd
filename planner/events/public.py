"""What the public may see of events: those that were announced, and only as announced."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from planner.events.models import Event, EventBody, EventStatus
from planner.events.programme import Part, ProgrammeItem
from planner.kernel.database import Rows


def announced(now: datetime) -> ColumnElement[bool]:
    """True for what everybody may read of at that moment. Every public reader asks this."""
    return and_(Event.announced_at <= now, Event.status != EventStatus.DRAFT)


def announced_event(office_id: int, public_id: str, now: datetime) -> Rows[Event]:
    """One event with what its public page shows: five statements, however long it is."""
    return (
        select(Event)
        .where(Event.office_id == office_id, Event.public_id == public_id, announced(now))
        .options(*shown_outside())
    )


def coming_up(office_id: int, now: datetime) -> Rows[Event]:
    """Announced events that are not over: the next one first, those without a date last."""
    return (
        select(Event)
        .where(
            Event.office_id == office_id,
            announced(now),
            or_(Event.ends_at >= now, Event.ends_at.is_(None)),
            Event.status.not_in((EventStatus.HELD, EventStatus.CLOSED)),
        )
        .order_by(Event.starts_at.is_(None), Event.starts_at, Event.id)
        .limit(100)
    )


def shown_outside() -> tuple[Any, ...]:
    """Loader options for all that readers and guests are told of an event."""
    items = selectinload(Event.programme)
    return (
        selectinload(Event.bodies).joinedload(EventBody.organisation),
        items.joinedload(ProgrammeItem.study),
        items.selectinload(ProgrammeItem.parts).options(
            joinedload(Part.person), joinedload(Part.organisation)
        ),
        selectinload(Event.contacts),
    )
