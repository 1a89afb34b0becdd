from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.anniversaries.calendars import Calendar, WrittenDay, gregorian_of, julian_of


@pytest.mark.parametrize(
    ("written", "gregorian"),
    [
        (WrittenDay(1893, 4, 30), date(1893, 5, 12)),
        (WrittenDay(1917, 10, 25), date(1917, 11, 7)),
        (WrittenDay(1893, 12, 25), date(1894, 1, 6)),
        (WrittenDay(1700, 2, 28), date(1700, 3, 10)),
        (WrittenDay(1700, 2, 29), date(1700, 3, 11)),
        (WrittenDay(1800, 2, 29), date(1800, 3, 12)),
        (WrittenDay(1900, 2, 29), date(1900, 3, 13)),
        (WrittenDay(1582, 10, 5), date(1582, 10, 15)),
    ],
)
def test_a_julian_day_is_another_gregorian_one(written: WrittenDay, gregorian: date) -> None:
    assert gregorian_of(written, Calendar.JULIAN) == gregorian
    assert julian_of(gregorian) == written


@pytest.mark.parametrize("written", [WrittenDay(1701, 2, 29), WrittenDay(1893, 4, 31)])
def test_a_day_that_a_calendar_lacks(written: WrittenDay) -> None:
    for calendar in Calendar:
        with pytest.raises(ValueError, match=r"day|month|Julian"):
            gregorian_of(written, calendar)


def test_each_day_comes_back() -> None:
    for number in range(0, 800_000, 997):
        day = date(1, 1, 5) + timedelta(number)

        assert gregorian_of(julian_of(day), Calendar.JULIAN) == day
