"""When a planned letter is due. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.events.known_days import days_of, has_hour, is_date_open
from planner.events.models.event import Event
from planner.letter_plans.models import Anchor, PlannedLetter

MOST_DAYS, MOST_HOURS = 90, 72
LATE = timedelta(days=1)
"""What could not be written for so long is not written without a person."""


def due_moment(event: Event, planned: PlannedLetter) -> datetime | None:
    """In UTC; None while the day, or the hour from which it is counted, is not known.

    Clocks that go forward over the hour: the hour after it. Clocks that go back: the first one.
    """
    if planned.hours is not None:
        moment = _hour_of(event, planned.anchor)
        away = timedelta(hours=planned.hours)
        return None if moment is None else _moved(moment, away, is_after=planned.is_after)
    day = _day_of(event, planned.anchor)
    if day is None:
        return None
    day = _moved_day(day, timedelta(days=planned.days), is_after=planned.is_after)
    local = datetime.combine(day, planned.clock or time(), ZoneInfo(event.zone))
    return local.astimezone(UTC)


def settle(event: Event, planned: Iterable[PlannedLetter]) -> bool:
    """Derive `due_at` of these letters of the event; whether any has changed."""
    has_changed = False
    for one in planned:
        due = due_moment(event, one)
        if one.due_at != due:
            one.due_at = due
            has_changed = True
    return has_changed


def _hour_of(event: Event, anchor: Anchor) -> datetime | None:
    if anchor is Anchor.DEADLINE or is_date_open(event) or not has_hour(event):
        return None
    return event.starts_at if anchor is Anchor.START else event.ends_at


def _day_of(event: Event, anchor: Anchor) -> date | None:
    if is_date_open(event):
        return None
    if anchor is Anchor.DEADLINE:
        return event.answers_until
    days = days_of(event)
    if not days:
        return None
    return days[0] if anchor is Anchor.START else days[-1]


def _moved(moment: datetime, away: timedelta, *, is_after: bool) -> datetime:
    return moment + away if is_after else moment - away


def _moved_day(day: date, away: timedelta, *, is_after: bool) -> date:
    return day + away if is_after else day - away
