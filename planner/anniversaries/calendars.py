"""Days in the Julian and in the Gregorian calendar."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

# From this year on a day is taken as Gregorian unless somebody says otherwise.
FIRST_CERTAIN_YEAR = 1900


class Calendar(StrEnum):
    """In which calendar a day is known. `UNKNOWN`: nobody has said; before 1900 it is not printed."""

    UNKNOWN = ""
    GREGORIAN = "gregorian"
    JULIAN = "julian"


class WrittenDay(NamedTuple):
    """A day as written in a calendar. `date` has no 29 February 1700, the Julian calendar does."""

    year: int
    month: int
    day: int


def gregorian_of(written: WrittenDay, calendar: Calendar) -> date:
    """The same day in the Gregorian calendar. Raises `ValueError` if the calendar has no such day."""
    if calendar is not Calendar.JULIAN:
        return date(*written)
    day = date.fromordinal(_ordinal(written))
    if julian_of(day) != written:
        raise ValueError(f"not a day of the Julian calendar: {written}")
    return day


def julian_of(day: date) -> WrittenDay:
    """The day as the Julian calendar writes it: 12 May 1893 is 30 April."""
    ordinal = day.toordinal()
    year = day.year + 1
    while _ordinal(WrittenDay(year, 1, 1)) > ordinal:
        year -= 1
    month = next(m for m in range(12, 0, -1) if _ordinal(WrittenDay(year, m, 1)) <= ordinal)
    return WrittenDay(year, month, ordinal - _ordinal(WrittenDay(year, month, 1)) + 1)


def _ordinal(written: WrittenDay) -> int:
    """The number of a day of the Julian calendar, counted as `date.toordinal` counts.

    Every fourth year is a leap year; 3 January of the year 1 was the Gregorian 1 January.
    """
    year, month, day = written
    is_leap = year % 4 == 0
    before = sum((31, 29 if is_leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30)[: month - 1])
    return 365 * (year - 1) + (year - 1) // 4 + before + day - 2
