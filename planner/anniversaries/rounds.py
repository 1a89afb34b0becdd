"""Round anniversaries and the days they fall on."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date

from planner.anniversaries.models import Anniversary, Precision

ROUND = 5


def is_round(years: int) -> bool:
    """Every fifth year is proposed."""
    return years > 0 and years % ROUND == 0


def falls_on(anniversary: Anniversary, year: int) -> date | None:
    """The day of the anniversary in that year; None if only the year is known.

    The first of the month if only the month is known. 29 February falls on the 28th in other than
    leap years.
    """
    exact = anniversary.exact_on
    if exact is None or anniversary.precision is Precision.YEAR:
        return None
    if anniversary.precision is Precision.MONTH:
        return date(year, exact.month, 1)
    if (exact.month, exact.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return exact.replace(year=year)


def days_away(anniversary: Anniversary, day: date) -> int | None:
    """Days between `day` and the nearest anniversary before or after it; None as in `falls_on`."""
    nearby = [falls_on(anniversary, year) for year in (day.year - 1, day.year, day.year + 1)]
    distances = [abs((day - falls).days) for falls in nearby if falls is not None]
    return min(distances, default=None)


def next_round(anniversary: Anniversary, today: date) -> tuple[int, date | None]:
    """The year of the next round anniversary that is not over yet, and its day as in `falls_on`."""
    year = max(today.year, anniversary.base_year + 1)
    year += -anniversary.years_in(year) % ROUND
    falls = falls_on(anniversary, year)
    if falls is not None and _last_day(anniversary, falls) < today:
        year += ROUND
        falls = falls_on(anniversary, year)
    return year, falls


def _last_day(anniversary: Anniversary, falls: date) -> date:
    """The day itself, or the last of its month if the day is not known."""
    if anniversary.precision is Precision.MONTH:
        return falls.replace(day=monthrange(falls.year, falls.month)[1])
    return falls
