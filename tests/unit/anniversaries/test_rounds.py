from __future__ import annotations

from datetime import date

import pytest

from planner.anniversaries.models import Precision
from planner.anniversaries.rounds import days_away, falls_on, is_round, next_round
from tests.factories import Make


@pytest.mark.parametrize(
    ("years", "round_one"), [(0, False), (-5, False), (5, True), (19, False), (145, True)]
)
def test_every_fifth_year_is_round(years: int, *, round_one: bool) -> None:
    assert is_round(years) is round_one


def test_the_29th_of_february_falls_on_the_28th_in_most_years(make: Make) -> None:
    leapling = make.anniversary(base_year=2000, exact_on=date(2000, 2, 29), precision=Precision.DAY)

    assert falls_on(leapling, 2024) == date(2024, 2, 29)
    assert falls_on(leapling, 2025) == date(2025, 2, 28)


def test_a_year_alone_falls_on_no_day(make: Make) -> None:
    vague = make.anniversary(exact_on=date(1867, 5, 15), precision=Precision.YEAR)

    assert falls_on(vague, 2012) is None
    assert days_away(vague, date(2012, 3, 27)) is None


def test_the_nearest_return_may_lie_in_the_other_year(make: Make) -> None:
    new_year = make.anniversary(base_year=1900, exact_on=date(1900, 1, 2), precision=Precision.DAY)

    assert days_away(new_year, date(2012, 12, 30)) == 3


@pytest.mark.parametrize(
    ("base", "exact", "precision", "today", "due"),
    [
        (1867, None, Precision.YEAR, date(2012, 12, 31), (2012, None)),
        (1867, None, Precision.YEAR, date(2013, 1, 1), (2017, None)),
        (1867, date(1867, 5, 15), Precision.DAY, date(2012, 5, 15), (2012, date(2012, 5, 15))),
        (1867, date(1867, 5, 15), Precision.DAY, date(2012, 5, 16), (2017, date(2017, 5, 15))),
        (1867, date(1867, 5, 15), Precision.MONTH, date(2012, 5, 31), (2012, date(2012, 5, 1))),
        (1867, date(1867, 5, 15), Precision.MONTH, date(2012, 6, 1), (2017, date(2017, 5, 1))),
        (2030, None, Precision.YEAR, date(2012, 1, 1), (2035, None)),
    ],
)
def test_the_next_round_return_is_not_over_yet(
    make: Make,
    base: int,
    exact: date | None,
    precision: Precision,
    today: date,
    due: tuple[int, date | None],
) -> None:
    anniversary = make.anniversary(base_year=base, exact_on=exact, precision=precision)

    assert next_round(anniversary, today) == due
