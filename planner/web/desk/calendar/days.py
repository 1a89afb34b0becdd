"""What happens on which day: events, embargoes that end, round anniversaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import url_for
from sqlalchemy import select

from planner.anniversaries.models import Anniversary, Precision
from planner.anniversaries.rounds import falls_on, is_round
from planner.events.known_days import days_of, has_hour
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventStatus
from planner.events.queries import events_between
from planner.events.waiting import round_anniversaries
from planner.kernel.dates import clock_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.richtext import to_text
from planner.releases.waiting import embargoes_between, headlines, listed_releases
from planner.web.database import db
from planner.web.extensions import now
from planner.web.transaction import current_office, reading_languages

_MARKED = (EventStatus.DRAFT, EventStatus.TENTATIVE, EventStatus.POSTPONED, EventStatus.CANCELLED)


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLine:
    """What stands on a day: an hour ("" for the whole day), words with a link, and a place.

    `status` is the state of an event that is to be marked: everything but confirmed and held.
    """

    title: str
    url: str
    clock: str = ""
    place: str = ""
    status: EventStatus | None = None
    is_event: bool = True


def days_between(first: date, last: date) -> dict[date, list[DayLine]]:
    """Each of these days with what happens on it, in the zone of the office; also empty ones."""
    days: dict[date, list[DayLine]] = {day: [] for day in each_day(first, last)}
    for day, line in (
        *_anniversaries(first, last),
        *_events(first, last),
        *_embargoes(first, last),
    ):
        if day in days:
            days[day].append(line)
    return {day: sorted(lines, key=lambda line: line.clock) for day, lines in days.items()}


def each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def today() -> date:
    """Today in the time zone of the office."""
    return now().astimezone(ZoneInfo(current_office().zone)).date()


def days_in_zone(event: Event, zone: str) -> dict[date, str]:
    """The days of an event with the hour at which it begins on the first, "" on the others.

    In `zone` if the hour is known; days without an hour are the same in every zone.
    """
    if not has_hour(event) or event.starts_at is None or event.ends_at is None:
        return dict.fromkeys(days_of(event), "")
    begins, ends = (
        moment.astimezone(ZoneInfo(zone)) for moment in (event.starts_at, event.ends_at)
    )
    last = max(begins, ends - timedelta(seconds=1))
    days = dict.fromkeys(each_day(begins.date(), last.date()), "")
    return {**days, begins.date(): clock_text(begins.time())}


def _events(first: date, last: date) -> Iterator[tuple[date, DayLine]]:
    office = current_office()
    for event in db.session.scalars(events_between(office.id, first, last)):
        for day, clock in days_in_zone(event, office.zone).items():
            yield day, event_line(event, clock)


def event_line(event: Event, clock: str = "") -> DayLine:
    languages = reading_languages()
    return DayLine(
        title=event.title(*languages),
        url=url_for("desk.overview.show", event_id=event.id),
        clock=clock,
        place=event.venues.best(*languages) or event.cities.best(*languages),
        status=_marked(event),
    )


def _marked(event: Event) -> EventStatus | None:
    """The state of an event that does not yet, or no longer, take place for certain."""
    if event.status in _MARKED:
        return event.status
    is_tentative = event.certainty is Certainty.TENTATIVE
    is_open = event.status is EventStatus.CONFIRMED
    return EventStatus.TENTATIVE if is_tentative and is_open else None


def _embargoes(first: date, last: date) -> Iterator[tuple[date, DayLine]]:
    office = current_office()
    begin, end = (_midnight(day, office.zone) for day in (first, last + timedelta(days=1)))
    just_before = timedelta(microseconds=1)
    ending = embargoes_between(office.id, begin - just_before, end - just_before)
    numbers = list(db.session.scalars(ending.limit(100)))
    if not numbers:
        return
    texts = headlines(db.session(), office.id, numbers)
    for release in db.session.scalars(listed_releases(office.id, numbers)):
        if release.embargo_until is None:
            continue
        ends = release.embargo_until.astimezone(ZoneInfo(office.zone))
        title = to_text(texts.get(release.id, "")) or release.event.title(*reading_languages())
        yield (
            ends.date(),
            DayLine(
                title=_("Embargo ends: %(title)s", title=title),
                url=url_for("desk.releases.show", release_id=release.id),
                clock=clock_text(ends.time()),
                is_event=False,
            ),
        )


def _anniversaries(first: date, last: date) -> Iterator[tuple[date, DayLine]]:
    numbers = round_anniversaries(current_office().id, first, last).limit(100)
    found = select(Anniversary).where(
        Anniversary.office_id == current_office().id, Anniversary.id.in_(numbers)
    )
    for anniversary in db.session.scalars(found.order_by(Anniversary.base_year, Anniversary.id)):
        if anniversary.precision is not Precision.DAY:
            continue
        for year in {first.year, last.year}:
            day = falls_on(anniversary, year)
            is_due = is_round(anniversary.years_in(year))
            if is_due and day is not None and first <= day <= last:
                yield day, _anniversary_line(anniversary, year)


def _anniversary_line(anniversary: Anniversary, year: int) -> DayLine:
    phrase = anniversary.phrases.best(*reading_languages())
    return DayLine(
        title=ngettext(
            "%(count)s year: %(phrase)s",
            "%(count)s years: %(phrase)s",
            anniversary.years_in(year),
            phrase=phrase,
        ),
        url=url_for("desk.anniversaries.show", anniversary_id=anniversary.id),
        is_event=False,
    )


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))
