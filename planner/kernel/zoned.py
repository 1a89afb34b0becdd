"""A moment as a reader in any zone understands it: an hour is always followed by its zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from planner.kernel.dates import clock_text, day_text, locale_of, zone_text
from planner.kernel.messages import pgettext


def moment_text(moment: datetime, zone: str, language: str, *, also: str = "") -> str:
    """“1 December 2026, 09:00 (EST, UTC−05:00; 14:00 UTC; 15:00 in Vienna)”.

    `also` is the zone of a reader who may be elsewhere; it is named where its clock differs. A
    clock that shows another day there is told with that day.
    """
    wall = moment.astimezone(ZoneInfo(zone))
    parts = [zone_text(moment, zone, language)]
    if wall.utcoffset():
        parts.append(f"{_clock(moment.astimezone(UTC), wall.date(), language)} UTC")
    there = moment.astimezone(ZoneInfo(also)) if also else wall
    if there.utcoffset() not in (wall.utcoffset(), UTC.utcoffset(None)):
        clock = _clock(there, wall.date(), language)
        parts.append(_there(clock, _city(also, language), language))
    return f"{day_text(wall.date(), language)}, {clock_text(wall.time())} ({'; '.join(parts)})"


def _there(clock: str, city: str, language: str) -> str:
    told = pgettext("moments", "%(clock)s in %(city)s", clock=clock, city=city)
    return told.in_language(language)


def _clock(there: datetime, day: date, language: str) -> str:
    clock = clock_text(there.time())
    return clock if there.date() == day else f"{day_text(there.date(), language)}, {clock}"


def _city(zone: str, language: str) -> str:
    """“Vienna”, «Вена»: the city that the zone is named after."""
    return str(get_timezone_location(ZoneInfo(zone), locale=locale_of(language), return_city=True))
