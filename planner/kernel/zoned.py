"""Dates and times for readers in other zones: a time is always followed by its zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from planner.kernel.dates import clock_text, day_text, locale_of, zone_text
from planner.kernel.messages import pgettext


def moment_text(moment: datetime, zone: str, language: str, *, also: str = "") -> str:
    """“1 December 2026, 09:00 (EST, UTC−05:00; 14:00 UTC; 15:00 in Vienna)”.

    `also` is the reader's zone; its time is added if it differs. Times on another day are preceded
    by that day.
    """
    wall = moment.astimezone(ZoneInfo(zone))
    parts = [zone_text(moment, zone, language)]
    if wall.utcoffset():
        parts.append(f"{_clock(moment.astimezone(UTC), wall.date(), language)} UTC")
    there = moment.astimezone(ZoneInfo(also)) if also else wall
    if there.utcoffset() not in (wall.utcoffset(), UTC.utcoffset(None)):
        clock, city = _clock(there, wall.date(), language), _city(also, language)
        clock_in_city = pgettext("moments", "%(clock)s in %(city)s", clock=clock, city=city)
        parts.append(clock_in_city.in_language(language))
    return f"{day_text(wall.date(), language)}, {clock_text(wall.time())} ({'; '.join(parts)})"


def _clock(there: datetime, day: date, language: str) -> str:
    clock = clock_text(there.time())
    return clock if there.date() == day else f"{day_text(there.date(), language)}, {clock}"


def _city(zone: str, language: str) -> str:
    """“Vienna”, «Вена»: the city of the zone in that language."""
    return str(get_timezone_location(ZoneInfo(zone), locale=locale_of(language), return_city=True))
