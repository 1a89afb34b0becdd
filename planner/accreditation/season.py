"""Accreditation for a season: whom the office has accredited from one day to another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import joinedload

from planner.accreditation.deciding import Who, approve
from planner.accreditation.models import AttendanceRequest, SeasonAccreditation
from planner.contacts.models import Channel, ChannelKind, Person
from planner.history.operations import record
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Invitation
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.search_keys import is_same_name
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class SeasonPlan:
    """As entered; see `models.SeasonAccreditation`. Both days are included."""

    since: date
    until: date
    number: str = ""
    kind: GuestKind = GuestKind.JOURNALIST


def accredit(work: Work, person: Person, plan: SeasonPlan) -> SeasonAccreditation:
    """Accredit the person. Raises `Invalid` if the days are the wrong way round."""
    _check(plan)
    season = SeasonAccreditation(office_id=work.office_id, person=person)
    _fill(season, plan)
    work.session.add(season)
    work.session.flush()
    record(work, "season_accreditation.given", season)
    return season


def revise_season(
    work: Work, season: SeasonAccreditation, plan: SeasonPlan, opened_version: int | None
) -> None:
    """Raises `Invalid`, and `Stale` if somebody else saved it meanwhile."""
    season.revise(opened_version)
    _check(plan)
    _fill(season, plan)
    work.session.flush()
    record(work, "season_accreditation.revised", season)


def end_season(work: Work, season: SeasonAccreditation) -> None:
    """From now on it holds no more. Idempotent."""
    if season.ended_at is None:
        season.ended_at = work.now
        season.version += 1
        work.session.flush()
        record(work, "season_accreditation.ended", season)


def take_up_season(work: Work, season: SeasonAccreditation) -> None:
    """It holds again, as long as it was given for. Idempotent."""
    if season.ended_at is not None:
        season.ended_at = None
        season.version += 1
        work.session.flush()
        record(work, "season_accreditation.taken_up", season)


def approve_if_accredited(work: Work, request: AttendanceRequest) -> Invitation | None:
    """Approve a request that was just confirmed, if its address is that of somebody of the same name
    who is accredited on the day of the event; the guest, who comes as what they are accredited as, or
    None. The worker writes the letter (`jobs.places`), which waits for a member.
    """
    day = request.event.starts_on
    if day is None or not request.state.waits:
        return None
    found = (
        select(Person)
        .join(Channel, Channel.person_id == Person.id)
        .join(SeasonAccreditation, SeasonAccreditation.person_id == Person.id)
        .where(
            Person.office_id == work.office_id,
            Person.archived_at.is_(None),
            Channel.kind == ChannelKind.EMAIL,
            Channel.key == request.address_key,
            *_holds_on(work.office_id, day),
        )
        .distinct()
    )
    theirs = [
        person
        for person in work.session.scalars(found)
        if any(is_same_name(request.name, name) for name in person.names.values())
    ]
    if len(theirs) != 1:
        return None
    (person,) = theirs
    try:
        with work.session.begin_nested():
            guest = approve(work, request, Who(person=person))
    except Conflict:
        return None  # a member sees to it
    if request.has_made_invitation:
        guest.kind = accredited_among(work, [person.id], day)[person.id].kind
    guest.is_unsettled = True
    work.session.flush()
    return guest


def accredited_among(
    work: Work, person_ids: Collection[int], day: date | None
) -> dict[int, SeasonAccreditation]:
    """By person: the accreditation that holds on that day."""
    found: dict[int, SeasonAccreditation] = {}
    if day is None:
        return found
    for some in portions(person_ids):
        rows = select(SeasonAccreditation).where(
            SeasonAccreditation.person_id.in_(some), *_holds_on(work.office_id, day)
        )
        for row in work.session.scalars(rows.order_by(SeasonAccreditation.id)):
            found[row.person_id] = row
    return found


def accredited_guests(office_id: int, day: date | None) -> ColumnElement[bool]:
    """The condition on guests that one holds for them on that day."""
    if day is None:
        return false()
    holders = select(SeasonAccreditation.person_id).where(*_holds_on(office_id, day))
    return Invitation.person_id.in_(holders)


def seasons(office_id: int, *, ended: bool = False, today: date) -> Rows[SeasonAccreditation]:
    """Those that hold or will, or those that are over; the latest first."""
    over = SeasonAccreditation.ended_at.is_not(None) | (SeasonAccreditation.until < today)
    return (
        select(SeasonAccreditation)
        .join(SeasonAccreditation.person)
        .options(joinedload(SeasonAccreditation.person))
        .where(SeasonAccreditation.office_id == office_id, over if ended else ~over)
        .order_by(Person.sort_name, SeasonAccreditation.id)
        .limit(1000)
    )


def season_of(office_id: int, number: int) -> Rows[SeasonAccreditation]:
    return (
        select(SeasonAccreditation)
        .options(joinedload(SeasonAccreditation.person))
        .where(SeasonAccreditation.office_id == office_id, SeasonAccreditation.id == number)
    )


def seasons_of(office_id: int, person_id: int) -> Rows[SeasonAccreditation]:
    """Of one person, the latest first."""
    return (
        select(SeasonAccreditation)
        .where(
            SeasonAccreditation.office_id == office_id, SeasonAccreditation.person_id == person_id
        )
        .order_by(SeasonAccreditation.until.desc(), SeasonAccreditation.id.desc())
    )


def _holds_on(office_id: int, day: date) -> tuple[ColumnElement[bool], ...]:
    return (
        SeasonAccreditation.office_id == office_id,
        SeasonAccreditation.ended_at.is_(None),
        SeasonAccreditation.since <= day,
        SeasonAccreditation.until >= day,
    )


def _check(plan: SeasonPlan) -> None:
    if plan.until < plan.since:
        raise Invalid("until", _("It ends before it begins."))


def _fill(season: SeasonAccreditation, plan: SeasonPlan) -> None:
    season.number = clean_line(plan.number)
    season.kind = plan.kind
    season.since, season.until = plan.since, plan.until
