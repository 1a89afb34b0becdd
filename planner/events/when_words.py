"""When an event takes place, in words: the same in every paper, page, letter and calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from planner.events.known_days import has_hour, is_night
from planner.events.models.kinds import Certainty
from planner.events.public.visible_fields import AnyEvent
from planner.kernel.dates import (
    clock_text,
    day_text,
    days_text,
    full_day_text,
    hours_text,
    long_day_text,
    month_day_text,
    month_text,
    offset_text,
    short_zone_text,
    span_text,
)
from planner.phrases import phrase


def when_text(event: AnyEvent, language: str) -> str:
    """“Tuesday, 14 March 2028, 10:00–12:30 MSK (07:00–09:30 UTC)”; "" without a date.

    Only what is known: without an hour the days, or the month or the year alone. The end is told
    only if it was entered; `ends_at` is an estimate otherwise.
    """
    if event.starts_on is None:
        return ""
    if not has_hour(event) or event.starts_at is None:
        return dates_text(event, language)
    zone = ZoneInfo(event.zone)
    begins = event.starts_at.astimezone(zone)
    ends = event.ends_at.astimezone(zone) if event.ends_clock and event.ends_at else None
    if ends is None:
        return _from_beginning(event, begins, language)
    if begins.utcoffset() != ends.utcoffset():
        first, last = (_whole(moment, event.zone, language) for moment in (begins, ends))
        return span_text(first[:1].upper() + first[1:], last, language)
    if begins.date() == ends.date():
        hours = hours_text(begins.time(), ends.time(), language)
        zoned = _zoned(hours, event.zone, begins, ends, language)
        return f"{full_day_text(begins.date(), language)}, {zoned}"
    named = _zone(event.zone, begins, language)
    if is_night(event):
        return f"{_night(begins, ends, language)} {named}"
    first = f"{full_day_text(begins.date(), language)}, {clock_text(begins.time())}"
    last = f"{long_day_text(ends.date(), language)}, {clock_text(ends.time())}"
    return f"{span_text(first, last, language)} {named}"


def dates_text(event: AnyEvent, language: str) -> str:
    """The days, the month or the year, as far as they are known; "" without a date."""
    first = event.starts_on
    if first is None:
        return ""
    if event.certainty is Certainty.YEAR_ONLY:
        return str(first.year)
    if event.certainty is Certainty.MONTH_ONLY:
        text = month_text(first, language)
        return text[:1].upper() + text[1:]
    last = event.ends_on or first
    return full_day_text(first, language) if first == last else days_text(first, last, language)


def _from_beginning(event: AnyEvent, begins: datetime, language: str) -> str:
    """Where only the hour of the beginning is known."""
    first, last = begins.date(), event.ends_on or begins.date()
    clock = _zoned(clock_text(begins.time()), event.zone, begins, begins, language)
    if first == last:
        return f"{full_day_text(first, language)}, {clock}"
    days = days_text(first, last, language)
    return phrase(language, "when.first_day", days=days, clock=clock)


def _whole(moment: datetime, zone: str, language: str) -> str:
    clock = _zoned(clock_text(moment.time()), zone, moment, moment, language)
    return f"{long_day_text(moment.date(), language)}, {clock}"


def moment_clock(moment: datetime, zone: str, language: str) -> str:
    """“18:00 MSK (15:00 UTC)”."""
    wall = moment.astimezone(ZoneInfo(zone))
    return _zoned(clock_text(wall.time()), zone, wall, wall, language)


def weekday_in_sentence(day: date, date_in_words: str, language: str) -> str:
    """“Monday, 13 March”, «понедельника, 13 марта»."""
    return phrase(language, f"when.weekday_{day.isoweekday()}", date=date_in_words)


def _night(begins: datetime, ends: datetime, language: str) -> str:
    """“Friday, 27 October, 22:00, to Saturday, 28 October 2028, 01:30”."""
    return phrase(
        language,
        "when.night",
        first_day=weekday_in_sentence(
            begins.date(), month_day_text(begins.date(), language), language
        ),
        begins=clock_text(begins.time()),
        last_day=weekday_in_sentence(ends.date(), day_text(ends.date(), language), language),
        ends=clock_text(ends.time()),
    )


def _zoned(hours: str, zone: str, begins: datetime, ends: datetime, language: str) -> str:
    """“10:00–12:30 MSK (07:00–09:30 UTC)”: in UTC too, if that is the same day."""
    utc = [moment.astimezone(UTC) for moment in (begins, ends)]
    if not begins.utcoffset():
        return f"{hours} UTC"
    days = {moment.date() for moment in (begins, ends, *utc)}
    if len(days) > 1:
        return f"{hours} {_zone(zone, begins, language)}"
    there = hours_text(*(_clock(moment) for moment in utc), language)
    return f"{hours} {short_zone_text(begins, zone, language)} ({there} UTC)"


def _clock(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0)


def _zone(zone: str, moment: datetime, language: str) -> str:
    """“MSK (UTC+03:00)”."""
    name = short_zone_text(moment, zone, language)
    offset = moment.utcoffset()
    said = offset_text(offset) if offset else "UTC"
    return name if name in (said, "UTC") else f"{name} ({said})"
