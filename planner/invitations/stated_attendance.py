"""What the office says of attendance: numbers, outlets by name, other guests, pools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from planner.contacts.models import Outlet, Pool
from planner.events.attendance_facts import Qualifier, is_doubtful, outlets_known
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.attendance_models import Attendance, NamedOutlet, OtherGuests
from planner.invitations.models import PoolPresence
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import npgettext
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred_all

MOST_PEOPLE = 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherGuestsPlan:
    """Guests of another kind: “14”, “students”."""

    people: int
    nouns: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class AttendancePlan:
    """Attendance as stated by the office; numbers are None where nobody counted."""

    people: int | None = None
    outlets: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    outlets_qualifier: Qualifier = Qualifier.EXACT
    is_confirmed: bool = False
    outlets_are_public: bool = False
    named_ids: Sequence[int] = ()
    others: Sequence[OtherGuestsPlan] = ()
    pool_ids: Sequence[int] = ()


def state_attendance(work: Work, event: Event, plan: AttendancePlan) -> None:
    """Save the attendance stated by the office, and the pools that were present.

    Raises `Invalid`: for numbers that exclude each other unless somebody confirms them.
    """
    check_numbers(plan)
    _check_qualifiers(plan)
    _check_doubt(plan)
    named = list(dict.fromkeys(plan.named_ids))
    referred_all(work, Outlet, named, "named")
    attendance = attendance_of(work, event)
    if attendance is None:
        attendance = Attendance(office_id=work.office_id, event=event)
        work.session.add(attendance)
    attendance.people, attendance.outlets = plan.people, plan.outlets
    attendance.qualifier = plan.qualifier
    attendance.outlets_qualifier = plan.outlets_qualifier
    attendance.is_confirmed = plan.is_confirmed
    attendance.outlets_are_public = plan.outlets_are_public
    _set_named(work, attendance, named)
    attendance.others = [
        OtherGuests(office_id=work.office_id, people=one.people, nouns=one.nouns, position=place)
        for place, one in enumerate(plan.others)
    ]
    _set_pools(work, event, list(dict.fromkeys(plan.pool_ids)))
    work.session.flush()
    record(work, "event.attendance_stated", event, event_id=event.id)


def attendance_of(work: Work, event: Event) -> Attendance | None:
    found = (
        select(Attendance)
        .where(Attendance.office_id == work.office_id, Attendance.event_id == event.id)
        .options(
            selectinload(Attendance.named).joinedload(NamedOutlet.outlet),
            selectinload(Attendance.others),
        )
    )
    return work.session.scalars(found).one_or_none()


def pools_present(work: Work, event: Event) -> Sequence[PoolPresence]:
    found = (
        select(PoolPresence)
        .where(PoolPresence.office_id == work.office_id, PoolPresence.event_id == event.id)
        .options(joinedload(PoolPresence.pool).joinedload(Pool.programme))
    )
    return work.session.scalars(found.order_by(PoolPresence.position, PoolPresence.id)).all()


def check_numbers(plan: AttendancePlan) -> None:
    """Raises `Invalid` for numbers of which one cannot be true."""
    _check_others(plan.others)
    for field, number in (("people", plan.people), ("outlets", plan.outlets)):
        if number is not None and not 0 <= number <= MOST_PEOPLE:
            raise Invalid(
                field, _("Give a number from 0 to %(most)s.", most=number_text(MOST_PEOPLE))
            )
    named = len(set(plan.named_ids))
    is_exact = plan.outlets is not None and plan.outlets_qualifier is Qualifier.EXACT
    if is_exact and named > (plan.outlets or 0):
        raise Invalid(
            "outlets", _("More outlets are named than came: correct the number or the names.")
        )
    if plan.people == 0 and plan.outlets:
        raise Invalid(
            "outlets",
            _("Where no journalist came, no outlet was there: correct one of the numbers."),
        )
    if plan.people == 0 and named:
        raise Invalid(
            "people",
            _("Where no journalist came, no outlet was there: correct the number or the names."),
        )


def _check_doubt(plan: AttendancePlan) -> None:
    """Raises `Invalid` for more outlets than journalists, unless somebody confirms them."""
    outlets = outlets_known(plan.outlets, len(set(plan.named_ids)))
    if not plan.is_confirmed and is_doubtful(plan.people, outlets, plan.qualifier):
        raise Invalid("outlets", doubt(plan.people, outlets))


def doubt(people: int | None, outlets: int | None) -> str:
    """The sentence on more outlets than journalists."""
    return npgettext(
        "attendance",
        "%(count)s journalist cannot come from %(outlets)s media outlets: correct one of the "
        "numbers, or confirm that both are right.",
        "%(count)s journalists cannot come from %(outlets)s media outlets: correct one of the "
        "numbers, or confirm that both are right.",
        people or 0,
        count=number_text(people or 0),
        outlets=number_text(outlets or 0),
    )


def _check_qualifiers(plan: AttendancePlan) -> None:
    """Raises `Invalid` for “more than” without a number behind it."""
    for field, number, qualifier in (
        ("people", plan.people, plan.qualifier),
        ("outlets", plan.outlets, plan.outlets_qualifier),
    ):
        if number is None and qualifier is not Qualifier.EXACT:
            raise Invalid(field, _("Give the number as well, or choose “exactly”."))


def _check_others(others: Sequence[OtherGuestsPlan]) -> None:
    for row, one in enumerate(others):
        if not 1 <= one.people <= MOST_PEOPLE:
            raise Invalid(
                f"others-{row}-people",
                _("Give a number from 1 to %(most)s.", most=number_text(MOST_PEOPLE)),
            )
        if not one.nouns:
            raise Invalid(
                f"others-{row}-nouns", _("Say who they were, as it stands after the number.")
            )


def _set_named(work: Work, attendance: Attendance, outlet_ids: list[int]) -> None:
    """Rows that stay keep their IDs: they are unique."""
    stored = {row.outlet_id: row for row in attendance.named}
    rows = []
    for position, outlet_id in enumerate(outlet_ids):
        row = stored.get(outlet_id) or NamedOutlet(office_id=work.office_id, outlet_id=outlet_id)
        row.position = position
        rows.append(row)
    attendance.named = rows


def _set_pools(work: Work, event: Event, pool_ids: list[int]) -> None:
    """Rows that stay keep their IDs. Raises `Invalid` for pools of other offices."""
    found = select(Pool.id).where(Pool.office_id == work.office_id, Pool.id.in_(pool_ids))
    if set(work.session.scalars(found)) != set(pool_ids):
        raise Invalid("pools", _("Choose from the list."))
    present = {presence.pool_id: presence for presence in pools_present(work, event)}
    for pool_id, presence in present.items():
        if pool_id not in pool_ids:
            work.session.delete(presence)
    for position, pool_id in enumerate(pool_ids):
        presence = present.get(pool_id) or PoolPresence(
            office_id=work.office_id, event_id=event.id, pool_id=pool_id
        )
        presence.position = position
        work.session.add(presence)
