"""The list for whoever guards the entrance: only those who may come, sorted by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from planner.accreditation.models import AttendanceRequest, RequestState
from planner.accreditation.season import accredited_among
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Answer, Invitation
from planner.kernel.work import Work

_COMING = (Answer.ACCEPTED, Answer.TENTATIVE)


class Standing(StrEnum):
    """On what ground somebody may come."""

    SEASON = "season"
    REQUEST = "request"
    INVITED = "invited"


@dataclass(frozen=True, kw_only=True, slots=True)
class GuardLine:
    """One guest. `document` is the number of the badge or of the press card, "" if none is known;
    `crew` counts those who come along.
    """

    name: str
    language: str
    outlet: str
    kind: GuestKind
    crew: int
    crew_names: str
    equipment: str
    car: str
    standing: Standing
    document: str


def guard_lines(
    work: Work, event: Event, languages: tuple[str, ...], *, with_silent: bool = False
) -> Iterator[GuardLine]:
    """Guests who said yes or perhaps, or have come; `with_silent` those as well who have not
    answered. In four statements.
    """
    found = (
        select(Invitation)
        .options(joinedload(Invitation.outlet))
        .where(*_listed(work, event, with_silent=with_silent))
        .order_by(Invitation.sort_name, Invitation.id)
    )
    guests = work.session.scalars(found).all()
    asked = _requests(work, event)
    seasons = accredited_among(work, [guest.person_id for guest in guests], event.starts_on)
    for guest in guests:
        request, season = asked.get(guest.id), seasons.get(guest.person_id)
        standing = Standing.SEASON if season else Standing.REQUEST if request else Standing.INVITED
        card = request.press_card if request else ""
        yield GuardLine(
            name=guest.name,
            language=guest.language,
            outlet=_outlet(guest, request, languages),
            kind=guest.kind,
            crew=guest.crew,
            crew_names=", ".join(guest.crew_names.splitlines()),
            equipment=guest.equipment,
            car=guest.number_plate,
            standing=standing,
            document=(season.number if season else "") or card,
        )


def list_length(work: Work, event: Event, *, with_silent: bool = False) -> tuple[int, int]:
    """How many lines the list has, and how many letters the names of the crews on them."""
    letters = func.coalesce(func.sum(func.length(Invitation.crew_names)), 0)
    wanted = _listed(work, event, with_silent=with_silent)
    lines, length = work.session.execute(select(func.count(), letters).where(*wanted)).one()
    return lines, length


def _listed(work: Work, event: Event, *, with_silent: bool) -> tuple[ColumnElement[bool], ...]:
    answers = (*_COMING, Answer.NEEDS_ACTION) if with_silent else _COMING
    return (
        Invitation.office_id == work.office_id,
        Invitation.event_id == event.id,
        Invitation.withdrawn_at.is_(None),
        or_(
            Invitation.standing.in_([answer.value for answer in answers]),
            Invitation.checked_in_at.is_not(None),
        ),
    )


def _outlet(
    guest: Invitation, request: AttendanceRequest | None, languages: tuple[str, ...]
) -> str:
    """That of the guest list, else the one for which they asked."""
    if guest.outlet is not None:
        return guest.outlet.names.best(*languages)
    return request.outlet_name if request else ""


def asks_documents(event: Event) -> bool:
    """Whether the list has a column for numbers of documents."""
    return event.asks_press_card or event.requests_taken is RequestsTaken.ACCREDITATION


def _requests(work: Work, event: Event) -> dict[int, AttendanceRequest]:
    """Approved ones by the number of the invitation; of several the latest."""
    found = select(AttendanceRequest).where(
        AttendanceRequest.office_id == work.office_id,
        AttendanceRequest.event_id == event.id,
        AttendanceRequest.state == RequestState.APPROVED,
        AttendanceRequest.invitation_id.is_not(None),
    )
    rows = work.session.scalars(found.order_by(AttendanceRequest.id))
    return {row.invitation_id: row for row in rows if row.invitation_id is not None}
