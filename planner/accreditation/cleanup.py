"""Deleting requests that nobody has confirmed, and those that came to nothing, in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.accreditation.asking import CONFIRMED_WITHIN
from planner.accreditation.models import AttendanceRequest, RequestState
from planner.events.models.event import Event

_PORTION = 500


def forget_requests(session: Session, now: datetime) -> bool:
    """A portion of those whose time is over, of all offices; whether there may be more. Approved
    ones stay with the guest list.
    """
    unconfirmed = select(AttendanceRequest.id).where(
        AttendanceRequest.state == RequestState.UNCONFIRMED,
        AttendanceRequest.asked_at <= now - CONFIRMED_WITHIN,
    )
    gone = list(session.scalars(unconfirmed.limit(_PORTION)))
    past = (
        select(AttendanceRequest.id, Event.ends_at, Office.papers_kept_days)
        .join(Event, Event.id == AttendanceRequest.event_id)
        .join(Office, Office.id == AttendanceRequest.office_id)
        .where(
            AttendanceRequest.state.not_in((RequestState.APPROVED, RequestState.UNCONFIRMED)),
            Event.ends_at <= now,
        )
    )
    gone += [
        number
        for number, ends_at, days in session.execute(past)
        if ends_at + timedelta(days=days) <= now
    ][:_PORTION]
    if gone:
        session.execute(
            delete(AttendanceRequest).where(AttendanceRequest.id.in_(gone)),
            execution_options={"synchronize_session": False},
        )
    return bool(gone)
