"""Events, statements, studies and anniversaries that wait for a person, as ids."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    String,
    and_,
    case,
    cast,
    extract,
    func,
    or_,
    select,
)
from sqlalchemy.orm import contains_eager, joinedload

from planner.anniversaries.models import Anniversary, Precision
from planner.anniversaries.rounds import ROUND
from planner.events.models.event import Event, Occasion, Part, ProgrammeItem
from planner.events.models.kinds import EventStatus, PartRole, PartState
from planner.events.models.statement import SpeechForm, SpeechTerms, Statement
from planner.events.models.study import Study
from planner.events.models.task import EventTask
from planner.kernel.database import Given, Rows

_PLANNED = (EventStatus.TENTATIVE, EventStatus.CONFIRMED)
# Events whose checklist waits for nobody.
_WITHOUT_TASKS = (EventStatus.POSTPONED, EventStatus.CANCELLED, EventStatus.CLOSED)


def is_coming(
    office_id: Given[int], now: Given[datetime], until: Given[datetime] | None = None
) -> ColumnElement[bool]:
    """Tentative and confirmed events that have not begun, and begin until then if that is given."""
    coming = and_(Event.office_id == office_id, Event.status.in_(_PLANNED), Event.starts_at > now)
    return coming if until is None else and_(coming, Event.starts_at <= until)


def unconfirmed_speakers(
    office_id: Given[int], now: Given[datetime], until: Given[datetime]
) -> Select[tuple[int, int]]:
    """Events to come with the number of speakers who have not confirmed, the next first."""
    return (
        select(Event.id, func.count())
        .join(ProgrammeItem, ProgrammeItem.event_id == Event.id)
        .join(Part, Part.item_id == ProgrammeItem.id)
        .where(is_coming(office_id, now, until), is_unconfirmed())
        # In the order of an index; grouped by the id alone, every event would be read.
        .group_by(Event.starts_at, Event.id)
        .order_by(Event.starts_at, Event.id)
    )


def parts_unconfirmed(office_id: int, event_ids: Collection[int]) -> Rows[Part]:
    """The parts of those speakers, with person, body and item, in the order of the programmes."""
    return (
        select(Part)
        .join(Part.item)
        .options(contains_eager(Part.item), joinedload(Part.person), joinedload(Part.organisation))
        .where(Part.office_id == office_id, ProgrammeItem.event_id.in_(event_ids), is_unconfirmed())
        .order_by(ProgrammeItem.event_id, ProgrammeItem.position, Part.position, Part.id)
    )


def is_unconfirmed() -> ColumnElement[bool]:
    """Parts of speakers who are planned or asked."""
    return and_(
        Part.state.in_((PartState.PLANNED, PartState.ASKED)), Part.role != PartRole.INTERPRETER
    )


def tasks_due(
    office_id: Given[int], actor_id: Given[int], until: Given[date]
) -> Select[tuple[int, int]]:
    """Events with the number of rows of their checklists that are due until then, the actor's first."""
    return (
        select(Event.id, func.count())
        .join(EventTask, EventTask.event_id == Event.id)
        .where(Event.office_id == office_id, is_due(office_id, until))
        .group_by(Event.id)
        .order_by(
            func.max(case((is_task_of(actor_id), 1), else_=0)).desc(),
            func.min(EventTask.due_on),
            Event.id,
        )
    )


def due_rows(office_id: int, event_ids: Collection[int], until: date) -> Rows[EventTask]:
    """Those rows, the first due first. Load them with their events."""
    return (
        select(EventTask)
        .join(EventTask.event)
        .options(contains_eager(EventTask.event))
        .where(EventTask.event_id.in_(event_ids), is_due(office_id, until))
        .order_by(EventTask.due_on, EventTask.id)
    )


def first_due(office_id: int, event_id: int, actor_id: int, until: date) -> ScalarSelect[int]:
    """The row of the event's checklist that is due first until then, the actor's own before others."""
    responsible_now = func.coalesce(EventTask.responsible_id, Event.responsible_id)
    return (
        select(EventTask.id)
        .join(EventTask.event)
        .where(EventTask.event_id == event_id, is_due(office_id, until))
        .order_by(case((responsible_now == actor_id, 0), else_=1), EventTask.due_on, EventTask.id)
        .limit(1)
        .correlate(None)
        .scalar_subquery()
    )


def is_due(office_id: Given[int], until: Given[date]) -> ColumnElement[bool]:
    """Rows that are not done and due until then, of events that go on. Join `Event`."""
    return and_(
        EventTask.office_id == office_id,
        EventTask.done_at.is_(None),
        EventTask.due_on <= until,
        Event.status.not_in(_WITHOUT_TASKS),
    )


def is_task_of(actor_id: Given[int]) -> ColumnElement[bool]:
    """Rows that this member is to do, or whose event they are responsible for. Join `Event`."""
    return or_(EventTask.responsible_id == actor_id, Event.responsible_id == actor_id)


def over_and_open(office_id: Given[int], now: Given[datetime]) -> Rows[int]:
    """Events that are over and still tentative or confirmed, the latest first."""
    return (
        select(Event.id)
        .where(
            Event.office_id == office_id,
            Event.status.in_(_PLANNED),
            Event.starts_at <= now,
            Event.ends_at <= now,
        )
        .order_by(Event.starts_at.desc(), Event.id.desc())
    )


def quotes_to_approve(
    office_id: Given[int], since: Given[datetime], now: Given[datetime]
) -> Select[tuple[int, int]]:
    """Events held since then with the number of quotations to approve, the latest first."""
    return (
        select(Event.id, func.count())
        .join(Statement, Statement.event_id == Event.id)
        .where(
            Event.office_id == office_id,
            Event.status == EventStatus.HELD,
            Event.starts_at.between(since, now),
            awaits_approval(),
        )
        .group_by(Event.starts_at, Event.id)
        .order_by(Event.starts_at.desc(), Event.id.desc())
    )


def awaits_approval() -> ColumnElement[bool]:
    """Quotations on the record that nobody has approved."""
    return and_(
        Statement.form.in_([form for form in SpeechForm if form.is_verbatim]),
        Statement.terms == SpeechTerms.ON_RECORD,
        Statement.approved_at.is_(None),
    )


def study_embargoes_between(
    office_id: Given[int], first: Given[datetime], last: Given[datetime]
) -> Rows[int]:
    """Studies whose embargo ends after `first` and not after `last`."""
    return (
        select(Study.id)
        .where(
            Study.office_id == office_id,
            Study.embargo_until > first,
            Study.embargo_until <= last,
            Study.archived_at.is_(None),
        )
        .order_by(Study.embargo_until, Study.id)
    )


def round_anniversaries(office_id: int, first: date, last: date) -> Rows[int]:
    """Round anniversaries whose day lies in these days, at most a year; see `rounds.falls_on`."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    years = sorted({day.year for day in days})
    return (
        select(Anniversary.id)
        .where(
            Anniversary.office_id == office_id,
            Anniversary.archived_at.is_(None),
            or_(*(_falls_in(year, [day for day in days if day.year == year]) for year in years)),
        )
        .order_by(Anniversary.base_year, Anniversary.id)
    )


def unplanned_anniversaries(office_id: int, first: date, last: date) -> Rows[int]:
    """Those of `round_anniversaries` that no event of this year, or without a date, marks."""
    marked = (
        select(Occasion.id)
        .join(Occasion.event)
        .where(
            Occasion.anniversary_id == Anniversary.id,
            Event.status != EventStatus.CANCELLED,
            or_(
                Event.starts_on.is_(None),
                Event.starts_on.between(
                    first.replace(month=1, day=1), last.replace(month=12, day=31)
                ),
            ),
        )
        .exists()
    )
    return round_anniversaries(office_id, first, last).where(~marked)


def _falls_in(year: int, days: list[date]) -> ColumnElement[bool]:
    """Days are compared as month and day: “02-29” also on the 28th if the year has no 29th."""
    written = {f"{day:%m-%d}" for day in days}
    if "02-28" in written and (date(year, 3, 1) - timedelta(days=1)).day == 28:
        written.add("02-29")
    on_day = and_(
        Anniversary.precision == Precision.DAY,
        func.substr(cast(Anniversary.exact_on, String), 6, 5).in_(sorted(written)),
    )
    in_month = and_(
        Anniversary.precision == Precision.MONTH,
        extract("month", Anniversary.exact_on).in_([day.month for day in days if day.day == 1]),
    )
    return and_(
        Anniversary.base_year < year,
        (year - Anniversary.base_year) % ROUND == 0,
        or_(on_day, in_month),
    )
