"""Queries for invitations: single ones, the guest list, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, contains_eager, defer, joinedload

from planner.contacts.models import Outlet, OutletKind
from planner.events.models.event import Event
from planner.events.public.queries import public_columns
from planner.events.waiting import is_coming
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Answer, Invitation, about_guest
from planner.invitations.purposes import ABOUT, Purpose
from planner.invitations.told import ASKABLE
from planner.kernel.database import Given, Rows
from planner.kernel.searchable import Choices, each_word
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.outbox.queries import SHOWN


class Came(StrEnum):
    """Filter of the guest list by attendance; `walk_in` for those who came uninvited."""

    YES = "yes"
    NO = "no"
    WALK_IN = "walk_in"


# Relationships that a row of the guest list shows.
GUEST_LOADS = (joinedload(Invitation.outlet), joinedload(Invitation.instead_of))


@dataclass(frozen=True, kw_only=True, slots=True)
class GuestList:
    """The filters of the guest list, for a page or a file.

    Sorted by `sort_name` and ID, which is also the key for paging. `withdrawn` lists the withdrawn
    guests instead of the others. `reach_condition` is from `reach.has_reach`, `letter` its name;
    `season_condition` from `accreditation.season.accredited_guests`.
    """

    office_id: int
    event_id: int
    answer: Answer | None = None
    kind: GuestKind | None = None
    outlet_id: int | None = None
    search: str = ""
    came: Came | None = None
    withdrawn: bool = False
    letter: str = ""
    reach_condition: ColumnElement[bool] | None = None
    season_condition: ColumnElement[bool] | None = None

    def select(self) -> Rows[Invitation]:
        statement = (
            select(Invitation)
            .where(
                Invitation.office_id == self.office_id,
                Invitation.event_id == self.event_id,
                Invitation.withdrawn_at.is_not(None)
                if self.withdrawn
                else Invitation.withdrawn_at.is_(None),
            )
            .where(*each_word(Invitation.search_text, self.search))
        )
        if self.answer is not None:
            statement = statement.where(Invitation.standing == self.answer.value)
        if self.kind is not None:
            statement = statement.where(Invitation.kind == self.kind)
        if self.outlet_id is not None:
            statement = statement.where(Invitation.outlet_id == self.outlet_id)
        if self.reach_condition is not None:
            statement = statement.where(self.reach_condition)
        if self.season_condition is not None:
            statement = statement.where(self.season_condition)
        if self.came is Came.YES:
            statement = statement.where(Invitation.checked_in_at.is_not(None))
        if self.came is Came.NO:
            statement = statement.where(Invitation.checked_in_at.is_(None))
        if self.came is Came.WALK_IN:
            statement = statement.where(Invitation.is_walk_in.is_(True))
        return statement

    def all(self) -> Rows[Invitation]:
        """The whole list, sorted, for a file."""
        rows = self.select().options(*GUEST_LOADS)
        return rows.order_by(Invitation.sort_name, Invitation.id)


@dataclass(frozen=True, kw_only=True, slots=True)
class OutletCount:
    """How many came from an outlet; `outlet` is None for those without one, `kind` the kind of the
    outlets of people who are erased.
    """

    outlet: Outlet | None
    people: int
    kind: OutletKind | None = None


def outlets_asked(event: Event, choices: Choices) -> Choices:
    """Restrict a choice of outlets to those of people on the guest list."""
    on_list = select(Invitation.outlet_id).where(
        Invitation.office_id == event.office_id, Invitation.event_id == event.id
    )
    return choices.where(Outlet.id.in_(on_list))


def invitation_of(office_id: int, event_id: int, number: int) -> Rows[Invitation]:
    return select(Invitation).where(
        Invitation.office_id == office_id,
        Invitation.event_id == event_id,
        Invitation.id == number,
    )


def invitation_for(work: Work, event_id: int, person_id: int) -> Invitation | None:
    """The invitation of that person to that event, also a withdrawn one."""
    found = select(Invitation).where(
        Invitation.office_id == work.office_id,
        Invitation.event_id == event_id,
        Invitation.person_id == person_id,
    )
    return work.session.scalars(found).one_or_none()


def addresses_of_guests(work: Work, person_id: int) -> list[str]:
    """The addresses that guest lists have of a person."""
    found = (
        select(Invitation.address)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.person_id == person_id,
            Invitation.address != "",
        )
        .distinct()
    )
    return list(work.session.scalars(found))


def invitations_of(office_id: int, person_id: int) -> Rows[Invitation]:
    """Invitations and walk-ins of a person with their events, the latest first."""
    return (
        select(Invitation)
        .join(Invitation.event)
        .options(contains_eager(Invitation.event))
        .where(
            Invitation.office_id == office_id,
            Invitation.person_id == person_id,
            Invitation.withdrawn_at.is_(None),
        )
        .order_by(Event.starts_on.desc().nulls_first(), Invitation.id.desc())
    )


def letters_to_people(office_id: int, people: Collection[int]) -> Rows[Letter]:
    """Letters to them as guests, the newest first, without texts; discarded ones are left out."""
    theirs = select(about_guest(Invitation.id)).where(
        Invitation.office_id == office_id, Invitation.person_id.in_(people)
    )
    return (
        select(Letter)
        .options(*(defer(text) for text in (Letter.text, Letter.html, Letter.calendar)))
        .where(Letter.office_id == office_id, Letter.about.in_(theirs), Letter.delivery.in_(SHOWN))
        .order_by(Letter.id.desc())
    )


def held_invitations_of(office_id: int, invitation_ids: Collection[int]) -> Rows[int]:
    """The IDs of the letters that invite these guests and wait in the outbox."""
    return select(Letter.id).where(
        Letter.office_id == office_id,
        Letter.about.in_([f"{ABOUT}{number}" for number in invitation_ids]),
        Letter.purpose.in_([purpose for purpose in Purpose if purpose.asks]),
        Letter.delivery == Delivery.HELD,
    )


def events_with_guests(office_id: int, without: int, most: int) -> Rows[Event]:
    """The latest events that somebody was invited to, without one of them."""
    has_guests = (
        select(Invitation.id)
        .where(Invitation.office_id == office_id, Invitation.event_id == Event.id)
        .exists()
    )
    return (
        select(Event)
        .where(Event.office_id == office_id, Event.id != without, has_guests)
        .order_by(Event.starts_on.desc().nulls_last(), Event.id.desc())
        .limit(most)
    )


def events_that_invite(office_id: int, since: date, most: int) -> Rows[Event]:
    """The next events that people can be invited to."""
    return (
        select(Event)
        .where(Event.office_id == office_id, Event.status.in_(ASKABLE), Event.starts_on >= since)
        .order_by(Event.starts_on, Event.id)
        .limit(most)
    )


def events_without_guests(
    office_id: Given[int], now: Given[datetime], until: Given[datetime]
) -> Rows[int]:
    """Events that begin until then and to which nobody is invited, the next first."""
    has_guests = select(Invitation.id).where(*is_invited_to(office_id, Event.id)).exists()
    return (
        select(Event.id)
        .where(is_coming(office_id, now, until), ~has_guests)
        .order_by(Event.starts_at, Event.id)
    )


def invitation_by_public_id(public_id: str) -> Rows[Invitation]:
    """With all that the guest's page shows. The caller has to verify the token of the link."""
    return (
        select(Invitation)
        .options(joinedload(Invitation.event).options(*public_columns()))
        .where(Invitation.public_id == public_id, Invitation.withdrawn_at.is_(None))
    )


def is_invited_to(
    office_id: Given[int], event_id: Given[int | None] | InstrumentedAttribute[int]
) -> tuple[ColumnElement[bool], ...]:
    """Conditions on the guests of an event, without walk-ins and withdrawn ones."""
    return (
        Invitation.office_id == office_id,
        Invitation.event_id == event_id,
        Invitation.invited_at.is_not(None),
        Invitation.withdrawn_at.is_(None),
    )


@dataclass(frozen=True, slots=True)
class GuestCounts:
    """Numbers of guests by valid answer, and of each kind that is there, in their usual order."""

    answers: Mapping[Answer, int]
    kinds: Mapping[GuestKind, int]

    @property
    def total(self) -> int:
        return sum(self.answers.values())


def guest_counts(work: Work, event: Event) -> GuestCounts:
    """Of those who were invited, without walk-ins and withdrawn guests."""
    standing = (
        select(Invitation.standing.label("answer"), Invitation.kind)
        .where(*is_invited_to(work.office_id, event.id))
        # Materialised, because SQLite evaluates GROUP BY expressions twice.
        .cte("standing")
        .prefix_with("MATERIALIZED")
    )
    found = select(standing.c.answer, standing.c.kind, func.count().label("number"))
    answers: Counter[Answer] = Counter()
    kinds: Counter[GuestKind] = Counter()
    for row in work.session.execute(found.group_by(standing.c.answer, standing.c.kind)):
        answers[Answer(row.answer)] += row.number
        kinds[row.kind] += row.number
    return GuestCounts(
        {answer: answers[answer] for answer in Answer},
        {kind: kinds[kind] for kind in GuestKind if kinds[kind]},
    )


def attendance_by_outlet(work: Work, event: Event) -> list[OutletCount]:
    """How many came from each outlet, the largest number first."""
    found = (
        select(Outlet, func.count().label("people"), Invitation.outlet_kind)
        .select_from(Invitation)
        .outerjoin(Invitation.outlet)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.checked_in_at.is_not(None),
        )
        .group_by(Outlet.id, Invitation.outlet_kind)
        .order_by(func.count().desc(), Outlet.sort_name)
    )
    return [
        OutletCount(outlet=outlet, people=people, kind=kind)
        for outlet, people, kind in work.session.execute(found)
    ]
