"""Deleting requests that nobody has confirmed, and those that came to nothing, in time; of approved ones
what is needed for the event only.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.accreditation.asking import CONFIRMED_WITHIN
from planner.accreditation.models import AttendanceRequest, RequestState
from planner.accreditation.papers import end_of_term
from planner.events.models.event import Event
from planner.invitations.particulars import KEPT_FOR

_PORTION = 500
# As the particulars of guests, which are taken from them.
_PARTICULARS = ("crew_names", "equipment", "car", "needs", "press_card")


def forget_requests(session: Session, now: datetime) -> bool:
    """A portion of those whose time is over, of all offices; whether there may be more. Approved
    ones stay with the guest list, without particulars once those of the guests are forgotten.
    """
    gone = [*_unconfirmed(session, now), *_came_to_nothing(session, now)]
    if gone:
        session.execute(
            delete(AttendanceRequest).where(AttendanceRequest.id.in_(gone)),
            execution_options={"synchronize_session": False},
        )
    return bool(_forget_particulars(session, now) or gone)


def _unconfirmed(session: Session, now: datetime) -> list[int]:
    found = select(AttendanceRequest.id).where(
        AttendanceRequest.state == RequestState.UNCONFIRMED,
        AttendanceRequest.asked_at <= now - CONFIRMED_WITHIN,
    )
    return list(session.scalars(found.limit(_PORTION)))


def _came_to_nothing(session: Session, now: datetime) -> list[int]:
    found = (
        select(
            AttendanceRequest.id, AttendanceRequest.asked_at, Event.ends_at, Office.papers_kept_days
        )
        .join(Event, Event.id == AttendanceRequest.event_id)
        .join(Office, Office.id == AttendanceRequest.office_id)
        .where(
            AttendanceRequest.state.not_in((RequestState.APPROVED, RequestState.UNCONFIRMED)),
            or_(Event.ends_at <= now, Event.ends_at.is_(None)),
        )
    )
    return [
        number
        for number, asked_at, ends_at, days in session.execute(found)
        if end_of_term(asked_at, ends_at, days) <= now
    ][:_PORTION]


def _forget_particulars(session: Session, now: datetime) -> bool:
    columns = [getattr(AttendanceRequest, name) for name in _PARTICULARS]
    old = (
        select(AttendanceRequest.id)
        .join(Event, Event.id == AttendanceRequest.event_id)
        .where(
            AttendanceRequest.state == RequestState.APPROVED,
            Event.ends_at < now - KEPT_FOR,
            or_(*(column != "" for column in columns)),
        )
        .limit(_PORTION)
    )
    found = session.scalars(old).all()
    if found:
        session.execute(
            update(AttendanceRequest)
            .where(AttendanceRequest.id.in_(found))
            .values(dict.fromkeys(_PARTICULARS, "")),
            execution_options={"synchronize_session": False},
        )
    return bool(found)
