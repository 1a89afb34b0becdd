"""Finding requests: of an event, of the office, behind a link, and how many wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from planner.accreditation.models import (
    SHOWN,
    WAITING,
    AttendanceRequest,
    IdentityPaper,
    RequestState,
)
from planner.events.models.event import Event
from planner.events.public.queries import announced
from planner.events.queries import with_programme
from planner.events.waiting import is_coming
from planner.kernel.database import Given, Rows
from planner.kernel.work import Work

MOST_LISTED = 500
# What a list shows of each.
LISTED_LOADS = (joinedload(AttendanceRequest.outlet), selectinload(AttendanceRequest.papers))


def requests_of_event(
    office_id: int, event_id: int, state: RequestState | None = None
) -> Rows[AttendanceRequest]:
    """Those that the desk shows, or those in one state; the caller sorts them."""
    states = SHOWN if state is None else (state,)
    return select(AttendanceRequest).where(
        AttendanceRequest.office_id == office_id,
        AttendanceRequest.event_id == event_id,
        AttendanceRequest.state.in_(states),
    )


def counts_of_event(work: Work, event_id: int) -> Counter[RequestState]:
    """How many are in which state, of those that the desk shows."""
    found = (
        select(AttendanceRequest.state, func.count())
        .where(
            AttendanceRequest.office_id == work.office_id,
            AttendanceRequest.event_id == event_id,
            AttendanceRequest.state.in_(SHOWN),
        )
        .group_by(AttendanceRequest.state)
    )
    return Counter(dict(work.session.execute(found).tuples().all()))


def waiting_requests(office_id: int) -> Rows[AttendanceRequest]:
    """The first of all events of the office, the next event first, and of one event the oldest first."""
    return (
        select(AttendanceRequest)
        .join(AttendanceRequest.event)
        .options(joinedload(AttendanceRequest.event), *LISTED_LOADS)
        .where(*_waits(office_id))
        .order_by(
            Event.starts_at.is_(None),
            *(Event.starts_at, Event.id),
            *(AttendanceRequest.confirmed_at, AttendanceRequest.id),
        )
        .limit(MOST_LISTED)
    )


def count_waiting(work: Work) -> int:
    """How many wait for a decision, of all events."""
    wanted = select(func.count()).select_from(AttendanceRequest).where(*_waits(work.office_id))
    return work.session.scalar(wanted) or 0


def _waits(office_id: int) -> tuple[ColumnElement[bool], ...]:
    return AttendanceRequest.office_id == office_id, AttendanceRequest.state.in_(WAITING)


def requests_with_numbers(office_id: int, numbers: Collection[int]) -> Rows[AttendanceRequest]:
    """In any state, with their events."""
    return (
        select(AttendanceRequest)
        .options(joinedload(AttendanceRequest.event))
        .where(AttendanceRequest.office_id == office_id, AttendanceRequest.id.in_(numbers))
    )


def request_of(office_id: int, event_id: int, request_id: int) -> Rows[AttendanceRequest]:
    """One that the desk shows."""
    return (
        select(AttendanceRequest)
        .options(
            joinedload(AttendanceRequest.event),
            selectinload(AttendanceRequest.papers).joinedload(IdentityPaper.file),
        )
        .where(
            AttendanceRequest.office_id == office_id,
            AttendanceRequest.event_id == event_id,
            AttendanceRequest.id == request_id,
            AttendanceRequest.state.in_((*SHOWN, RequestState.REPLACED)),
        )
    )


def request_by_public_id(public_id: str) -> Rows[AttendanceRequest]:
    """The caller has to verify the token of the link."""
    return (
        select(AttendanceRequest)
        .options(
            joinedload(AttendanceRequest.event),
            selectinload(AttendanceRequest.papers).joinedload(IdentityPaper.file),
        )
        .where(AttendanceRequest.public_id == public_id)
    )


def requests_by(office_id: int, person_id: int) -> Rows[AttendanceRequest]:
    """Those that a person has made, as far as it is known that they did, the latest first."""
    return (
        select(AttendanceRequest)
        .options(
            joinedload(AttendanceRequest.event),
            selectinload(AttendanceRequest.papers).joinedload(IdentityPaper.file),
        )
        .where(AttendanceRequest.office_id == office_id, AttendanceRequest.person_id == person_id)
        .order_by(AttendanceRequest.id.desc())
    )


def requests_from(work: Work, request: AttendanceRequest) -> list[AttendanceRequest]:
    """Other requests of the same address to the same event, the latest first."""
    found = select(AttendanceRequest).where(
        AttendanceRequest.office_id == work.office_id,
        AttendanceRequest.event_id == request.event_id,
        AttendanceRequest.address_key == request.address_key,
        AttendanceRequest.state.in_((*SHOWN, RequestState.REPLACED)),
        AttendanceRequest.id != request.id,
    )
    return list(work.session.scalars(found.order_by(AttendanceRequest.id.desc())))


def events_with_requests(office_id: Given[int], now: Given[datetime]) -> Select[tuple[int, int]]:
    """Events to come with the number of requests that nobody has looked at, the next first."""
    return (
        select(Event.id, func.count())
        .join(AttendanceRequest, AttendanceRequest.event_id == Event.id)
        .where(
            is_coming(office_id, now),
            AttendanceRequest.office_id == office_id,
            AttendanceRequest.state == RequestState.REQUESTED,
        )
        .group_by(Event.id)
        .order_by(Event.starts_at, Event.id)
    )


def askable_event(office_id: int, public_id: str, now: datetime) -> Rows[Event]:
    """An announced event by its public id, with all that a letter shows of it."""
    return (
        select(Event)
        .options(*with_programme())
        .where(Event.office_id == office_id, Event.public_id == public_id, announced(now))
    )
