"""What is round, and on which day it falls."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date

from planner.anniversaries.models import Anniversary, Precision

ROUND = 5


def is_round(years: int) -> bool:
    """Worth a proposal: every fifth year."""
    return years > 0 and years % ROUND == 0


def falls_on(anniversary: Anniversary, year: int) -> date | None:
    """The day of the anniversary in that year; None where no exact day is known.

    Someone founded on 29 February is celebrated on the 28th where there is no 29th. A moveable
    month without a day gives its first day.
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
    """How many days lie between `day` and the nearest return of the exact day, either way."""
    returns = [falls_on(anniversary, year) for year in (day.year - 1, day.year, day.year + 1)]
    known = [abs((day - fallen).days) for fallen in returns if fallen is not None]
    return min(known, default=None)


def next_round(anniversary: Anniversary, today: date) -> tuple[int, date | None]:
    """The year of the next round return that is not over yet, and its day if that is known."""
    year = max(today.year, anniversary.base_year + 1)
    year += -anniversary.years_in(year) % ROUND
    falls = falls_on(anniversary, year)
    if falls is not None and _last_day(anniversary, falls) < today:
        year += ROUND
        falls = falls_on(anniversary, year)
    return year, falls


def _last_day(anniversary: Anniversary, falls: date) -> date:
    """The day itself, or the end of its month where no more is known."""
    if anniversary.precision is Precision.MONTH:
        return falls.replace(day=monthrange(falls.year, falls.month)[1])
    return falls
