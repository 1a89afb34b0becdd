"""How exactly the date of an event is known: its hour, its days, its month or its year."""

from __future__ import annotations

from datetime import date, time, timedelta

from planner.events.models.kinds import Certainty, EventStatus
from planner.events.public.visible_fields import AnyEvent

_WITH_HOUR = (Certainty.FIXED, Certainty.TENTATIVE)
_WITHOUT_DAY = (Certainty.MONTH_ONLY, Certainty.YEAR_ONLY)
_NOT_IN_CALENDARS = (Certainty.DAY_ONLY, *_WITHOUT_DAY)
_EVENING, _NOON, _DAWN = time(21), time(12), time(5)


def has_hour(event: AnyEvent) -> bool:
    """Whether papers and calendars may show the hour."""
    return event.starts_clock is not None and event.certainty in _WITH_HOUR


def days_of(event: AnyEvent) -> list[date]:
    """The days of the event, the first one first; [] if they are not known."""
    if event.starts_on is None or event.certainty in _WITHOUT_DAY:
        return []
    last = event.ends_on or event.starts_on
    count = (last - event.starts_on).days + 1
    return [event.starts_on + timedelta(days=number) for number in range(max(count, 1))]


def days_told(event: AnyEvent) -> list[date]:
    """`days_of`, without a last day that is only the hours after midnight."""
    days = days_of(event)
    return days[:1] if is_night(event) or ends_in_the_night(event) else days


def has_new_day(event: AnyEvent) -> bool:
    """Whether the event was put off and its new date is entered, even if nobody has confirmed it. Any
    date is new for an event that had none when it was put off.
    """
    is_put_off = event.status is EventStatus.POSTPONED
    return is_put_off and event.starts_on not in (None, event.put_off_from)


def is_date_open(event: AnyEvent) -> bool:
    """Whether there is no date, or only that from which the event was put off."""
    is_put_off = event.status is EventStatus.POSTPONED
    return event.starts_on is None or (is_put_off and not has_new_day(event))


def has_calendar_date(event: AnyEvent) -> bool:
    """Whether the event can stand in a calendar: letters then bring an entry."""
    return event.starts_on is not None and event.certainty not in _NOT_IN_CALENDARS


def first_day_of(day: date, certainty: Certainty) -> date:
    """The day that stands for the month or the year, if no more is known."""
    if certainty is Certainty.YEAR_ONLY:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if certainty is Certainty.MONTH_ONLY else day


def last_day_of(event: AnyEvent) -> date | None:
    """The last day on which the event can take place."""
    first = event.starts_on
    if first is None or event.certainty not in _WITHOUT_DAY:
        return event.ends_on or first
    if event.certainty is Certainty.YEAR_ONLY:
        return date(first.year, 12, 31)
    return (first.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def is_night(event: AnyEvent) -> bool:
    """Whether it begins late in the evening and ends before the next noon."""
    if not has_hour(event) or event.starts_on is None or event.starts_clock is None:
        return False
    is_next_day = event.ends_on == event.starts_on + timedelta(days=1)
    is_short = event.ends_clock is not None and event.ends_clock < _NOON
    return is_next_day and is_short and event.starts_clock >= _EVENING


def ends_in_the_night(event: AnyEvent) -> bool:
    """Whether its last day is only the hours after midnight, so that it takes one day."""
    if not has_hour(event) or event.starts_on is None or event.ends_clock is None:
        return False
    is_next_day = event.ends_on == event.starts_on + timedelta(days=1)
    return is_next_day and event.ends_clock <= _DAWN
