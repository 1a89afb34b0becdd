"""Queries for events."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import and_, false, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.events.models.event import (
    Event,
    EventBody,
    Occasion,
    Part,
    PressContact,
    ProgrammeItem,
)
from planner.events.models.kinds import EventKind, EventStatus, PartState
from planner.events.models.own_kind import OwnKind
from planner.events.models.study import Study
from planner.kernel.database import Rows
from planner.kernel.searchable import Choices, choices_of, each_word, in_language
from planner.organisations.models import (
    AidProgramme,
    Hotline,
    HotlineOperator,
    Project,
    ProjectBody,
)

# Upper bound on the length of an event: a range on `starts_at` lets SQLite use the index.
LONGEST_EVENT = timedelta(days=60)
MOST_BETWEEN = 500
_KEY = re.compile(r"(-?[0-9]{1,13})?\.([0-9]{1,15})")


class Span(StrEnum):
    """Which events to list, by date."""

    ALL = "all"
    UPCOMING = "upcoming"
    PAST = "past"
    UNDATED = "undated"


@dataclass(frozen=True, kw_only=True, slots=True)
class EventList:
    """Filters and keyset pagination of the list of events.

    Latest event first, except that upcoming events start with the next one and undated events with
    the most recently entered. `after` is the `key` of the last row of the previous page.
    """

    office_id: int
    now: datetime
    search: str = ""
    kind: EventKind | None = None
    status: EventStatus | None = None
    year: int | None = None
    responsible_id: int | None = None
    span: Span = Span.ALL
    after: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        filters = (self.search, self.kind, self.status, self.year, self.responsible_id)
        return any(filters) or self.span is not Span.ALL

    def select(self) -> Rows[Event]:
        statement = select(Event).where(Event.office_id == self.office_id)
        words = each_word(Event.search_text, self.search, Event.related_text)
        statement = statement.where(*words)
        if self.kind:
            statement = statement.where(Event.kind == self.kind)
        if self.responsible_id:
            statement = statement.where(Event.responsible_id == self.responsible_id)
        if self.status:
            statement = statement.where(Event.status == self.status)
        return self._in_order(self._in_span(statement))

    @staticmethod
    def key(event: Event) -> str:
        """Pagination key `<ms>.<id>`: start in ms since the epoch ("" if undated) and event id."""
        at = "" if event.starts_at is None else int(event.starts_at.timestamp() * 1000)
        return f"{at}.{event.id}"

    def _in_span(self, statement: Rows[Event]) -> Rows[Event]:
        if self.span is Span.UNDATED:
            return statement.where(Event.starts_at.is_(None))
        if self.span is Span.UPCOMING:
            return statement.where(
                Event.starts_at >= self.now - LONGEST_EVENT, Event.ends_at >= self.now
            )
        statement = statement.where(Event.starts_at.is_not(None))
        if self.span is Span.PAST:
            return statement.where(Event.starts_at < self.now, Event.ends_at < self.now)
        if self.year:
            first, last = date(self.year, 1, 1), date(self.year, 12, 31)
            return statement.where(
                Event.starts_on.between(first, last),
                Event.starts_at >= _midnight(first) - timedelta(days=1),
                Event.starts_at <= _midnight(last) + timedelta(days=2),
            )
        return statement

    def _in_order(self, statement: Rows[Event]) -> Rows[Event]:
        at, number = self._after()
        if self.span is Span.UNDATED:
            statement = statement.where(Event.id < number) if number else statement
            # `starts_at` is NULL in all these rows; ordering by it lets SQLite use the index.
            return statement.order_by(Event.starts_at.desc(), Event.id.desc())
        if self.span is Span.UPCOMING:
            if at is not None:
                later = and_(Event.starts_at == at, Event.id > number)
                statement = statement.where(Event.starts_at >= at, or_(Event.starts_at > at, later))
            return statement.order_by(Event.starts_at, Event.id)
        if at is not None:
            earlier = and_(Event.starts_at == at, Event.id < number)
            statement = statement.where(Event.starts_at <= at, or_(Event.starts_at < at, earlier))
        return statement.order_by(Event.starts_at.desc(), Event.id.desc())

    def _after(self) -> tuple[datetime | None, int]:
        """`after` as a moment and an event id; (None, 0) if it is empty or malformed."""
        key = _KEY.fullmatch(self.after)
        if key is None:
            return None, 0
        at, number = key.groups()
        if not at:
            return None, int(number)
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(at)), int(number)


def events_named(office_id: int, search: str) -> Rows[int]:
    """Ids of the events in which each word occurs, the latest first, undated ones last."""
    return (
        select(Event.id)
        .where(
            Event.office_id == office_id,
            *each_word(Event.search_text, search, Event.related_text),
        )
        .order_by(Event.starts_at.desc(), Event.id.desc())
    )


def events_between(office_id: int, first: date, last: date) -> Rows[Event]:
    """Events that may touch these days in some time zone, by their beginning; at most 500."""
    begin, end = _midnight(first) - timedelta(days=1), _midnight(last) + timedelta(days=2)
    return (
        select(Event)
        .where(
            Event.office_id == office_id,
            Event.starts_at >= begin - LONGEST_EVENT,
            Event.starts_at < end,
            Event.ends_at >= begin,
        )
        .order_by(Event.starts_at, Event.id)
        .limit(MOST_BETWEEN)
    )


def events_after(office_id: int, day: date, most: int) -> Rows[Event]:
    """The next events that are planned after that day."""
    return (
        select(Event)
        .where(
            Event.office_id == office_id,
            Event.status.not_in((EventStatus.CANCELLED, EventStatus.POSTPONED)),
            Event.starts_on > day,
            Event.starts_at > _midnight(day),
        )
        .order_by(Event.starts_at, Event.id)
        .limit(most)
    )


def latest_events(office_id: int, most: int) -> Rows[Event]:
    """The last ones that were planned first."""
    return select(Event).where(Event.office_id == office_id).order_by(Event.id.desc()).limit(most)


def event_of(office_id: int, event_id: int) -> Rows[Event]:
    """One event of the office, without related rows."""
    return select(Event).where(Event.office_id == office_id, Event.id == event_id)


def events_numbered(office_id: int, event_ids: Collection[int]) -> Rows[Event]:
    """The office's events with these ids."""
    return select(Event).where(Event.office_id == office_id, Event.id.in_(event_ids))


def event_with_programme(office_id: int, event_id: int) -> Rows[Event]:
    """One event with bodies, occasions, programme, speakers and contacts, in at most seven
    statements.
    """
    return event_of(office_id, event_id).options(*with_programme())


def event_with_everything(office_id: int, event_id: int) -> Rows[Event]:
    """One event with all that papers and event files need, in a bounded number of statements."""
    return event_of(office_id, event_id).options(
        *with_programme(),
        joinedload(Event.project).options(
            joinedload(Project.implementer),
            joinedload(Project.partner_of),
            joinedload(Project.programme).selectinload(AidProgramme.donors),
            selectinload(Project.bodies).joinedload(ProjectBody.organisation),
        ),
        joinedload(Event.programme_of_work).options(
            joinedload(AidProgramme.lead), selectinload(AidProgramme.donors)
        ),
        joinedload(Event.hotline)
        .selectinload(Hotline.operators)
        .joinedload(HotlineOperator.organisation),
    )


def own_kind_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """As `organisations.queries.choices`, for kinds of event of the office's own."""
    return choices_of(
        OwnKind, in_language(OwnKind.names, languages, OwnKind.label), office_id, keep
    )


def study_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """As `organisations.queries.choices`, for studies."""
    return choices_of(Study, in_language(Study.titles, languages, Study.label), office_id, keep)


def double_bookings(event: Event) -> Rows[Part]:
    """Parts of this event's speakers in other events at the same time; none if it has no date."""
    if event.starts_at is None or event.ends_at is None:
        return select(Part).where(false())
    here = select(Part.person_id).join(Part.item).where(ProgrammeItem.event_id == event.id)
    return (
        select(Part)
        .join(Part.item)
        .join(ProgrammeItem.event)
        .options(
            joinedload(Part.person),
            contains_eager(Part.item).contains_eager(ProgrammeItem.event),
        )
        .where(
            Part.office_id == event.office_id,
            Part.person_id.in_(here.where(Part.person_id.is_not(None))),
            Part.state.not_in((PartState.DECLINED, PartState.ABSENT)),
            Event.id != event.id,
            Event.status.not_in((EventStatus.CANCELLED, EventStatus.POSTPONED)),
            Event.starts_at < event.ends_at,
            Event.ends_at > event.starts_at,
        )
        .order_by(Event.starts_at, Part.id)
    )


def parts_of(office_id: int, person_id: int) -> Rows[Part]:
    """A person's parts with item and event, undated events first, then the latest."""
    return (
        select(Part)
        .join(Part.item)
        .join(ProgrammeItem.event)
        .options(contains_eager(Part.item).contains_eager(ProgrammeItem.event))
        .where(Part.office_id == office_id, Part.person_id == person_id)
        .order_by(Event.starts_on.desc().nulls_first(), Event.id.desc(), Part.id)
    )


def with_programme() -> tuple[ORMOption, ...]:
    """Loader options for bodies, occasions, programme, speakers and contacts."""
    items = selectinload(Event.programme)
    return (
        selectinload(Event.bodies).joinedload(EventBody.organisation),
        selectinload(Event.occasions)
        .joinedload(Occasion.anniversary)
        .joinedload(Anniversary.owner),
        items.joinedload(ProgrammeItem.study).options(
            joinedload(Study.conductor), joinedload(Study.commissioner), joinedload(Study.hotline)
        ),
        items.selectinload(ProgrammeItem.parts).options(
            joinedload(Part.person).joinedload(Person.photo), joinedload(Part.organisation)
        ),
        selectinload(Event.contacts).joinedload(PressContact.organisation),
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
