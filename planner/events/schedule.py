"""Derives the instants `starts_at` and `ends_at` of an event from local dates and times."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from planner.events.changes import When
from planner.events.due_days import settle_due_days
from planner.events.known_days import first_day_of, has_hour, last_day_of
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty
from planner.events.timetable import programme_end
from planner.kernel.dates import comes_twice, instant, known_day, known_zone
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _

_LITTLE_KNOWN = (Certainty.DAY_ONLY, Certainty.MONTH_ONLY, Certainty.YEAR_ONLY)
UNKNOWN_LENGTH = timedelta(hours=2)


def set_when(event: Event, when: When) -> None:
    """Set dates and times and derive the instants. Raises `Invalid` at the wrong field."""
    check_when(when)
    first = when.starts_on
    event.starts_on = first_day_of(first, when.certainty) if first else None
    event.ends_on = when.ends_on
    event.starts_clock, event.ends_clock = when.starts_clock, when.ends_clock
    event.zone, event.certainty = when.zone, when.certainty
    event.second_hour = bool(when.second_hour)
    settle_times(event)
    if when.second_hour is None and repeats_an_hour(event):
        raise Invalid(
            "second_hour",
            _("The clocks go back on that day, so this hour comes twice. Say which one is meant."),
        )


def settle_times(event: Event) -> None:
    """Derive `starts_at` and `ends_at` from dates and times, and when tasks are due. Raises `Invalid`.

    If the hour is unknown or does not matter, they span whole days in the event's zone. Without an
    end, the event lasts as long as its programme, or two hours if that does not say how long.
    """
    known_zone(event.zone)
    settle_due_days(event)
    if event.starts_on is None:
        event.starts_at = event.ends_at = None
        return
    last = last_day_of(event) or event.starts_on
    if last < event.starts_on:
        raise Invalid("ends_on", _("The last day lies before the first. Give a later one."))
    if not has_hour(event) or event.starts_clock is None:
        event.starts_at = _start_of_day(event.starts_on, event.zone)
        event.ends_at = _start_of_day(last + timedelta(days=1), event.zone)
        return
    second = event.second_hour
    event.starts_at = instant(
        event.starts_on, event.starts_clock, event.zone, field="starts_clock", second=second
    )
    event.ends_at = _end(event, last, event.starts_at)


def repeats_an_hour(event: Event) -> bool:
    """Whether the start or the end is ambiguous: in an hour that the clocks repeat that day."""
    first, last = event.starts_on, event.ends_on or event.starts_on
    if first is None or last is None or not has_hour(event):
        return False
    ends = ((first, event.starts_clock), (last, event.ends_clock))
    return any(clock is not None and comes_twice(day, clock, event.zone) for day, clock in ends)


def check_when(when: When) -> None:
    """Raises `Invalid` for days and hours of which one needs or excludes another."""
    for field, day in (("starts_on", when.starts_on), ("ends_on", when.ends_on)):
        if day is not None:
            known_day(day, field)
    if when.certainty in _LITTLE_KNOWN and (when.starts_clock or when.ends_clock):
        raise Invalid(
            "starts_clock",
            _("Remove the hours, or choose how certain they are: no hour is known as it stands."),
        )
    if when.certainty in _LITTLE_KNOWN[1:] and when.ends_on:
        raise Invalid("ends_on", _("Remove the last day: only the month or the year is known."))
    if when.starts_on is None and (when.ends_on or when.starts_clock or when.ends_clock):
        raise Invalid("starts_on", _("Give the day as well."))
    if when.starts_clock is None and when.ends_clock is not None:
        raise Invalid("starts_clock", _("Give the hour at which it begins as well."))
    if when.starts_on and when.starts_clock is None and when.certainty is Certainty.FIXED:
        raise Invalid(
            "starts_clock",
            _("Give the hour, or say that it is to be confirmed or that it takes the whole day."),
        )


def _end(event: Event, last: date, starts_at: datetime) -> datetime:
    if event.ends_clock is None:
        closing = programme_end(event) or starts_at + UNKNOWN_LENGTH
        return max(closing, _start_of_day(last, event.zone) + timedelta(hours=1))
    ends_at = instant(
        last, event.ends_clock, event.zone, field="ends_clock", second=event.second_hour
    )
    if ends_at <= starts_at:
        raise Invalid("ends_clock", _("The end lies before the beginning. Give a later time."))
    return ends_at


def _start_of_day(day: date, zone: str) -> datetime:
    """Midnight in the zone, or the first full hour after it where clocks skip midnight."""
    for hour in range(3):
        try:
            return instant(day, time(hour), zone, field="starts_on")
        except Invalid:
            continue
    return datetime.combine(day, time(), UTC)
