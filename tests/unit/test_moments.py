from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from planner.kernel.errors import Invalid
from planner.kernel.moments import comes_twice, days_text, instant, zone_text


def test_moscow_in_march_2012_was_four_hours_ahead() -> None:
    moment = instant(date(2012, 3, 27), time(10), "Europe/Moscow", field="starts_clock")

    assert moment == datetime(2012, 3, 27, 6, tzinfo=UTC)
    assert zone_text(moment, "Europe/Moscow", "ru") == "МСК, UTC+04:00"


def test_an_hour_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(Invalid, match="does not exist") as refusal:
        instant(date(2026, 3, 29), time(2, 30), "Europe/Berlin", field="starts_clock")

    assert refusal.value.field == "starts_clock"


def test_an_hour_that_comes_twice_is_noticed() -> None:
    assert comes_twice(date(2026, 10, 25), time(2, 30), "Europe/Berlin")
    assert not comes_twice(date(2026, 10, 25), time(3, 30), "Europe/Berlin")
    assert not comes_twice(date(2026, 3, 29), time(2, 30), "Europe/Berlin")


@pytest.mark.parametrize(
    ("first", "last", "language", "text"),
    [
        (date(2012, 3, 27), date(2012, 3, 27), "en", "27 March 2012"),
        (date(2012, 3, 27), date(2012, 3, 28), "en", "27–28 March 2012"),
        (date(2012, 3, 27), date(2012, 3, 28), "ru", "27–28 марта 2012 г."),
        (date(2012, 3, 30), date(2012, 4, 1), "en", "30 March – 1 April 2012"),
        (date(2012, 12, 30), date(2013, 1, 1), "en", "30 December 2012 – 1 January 2013"),
    ],
)
def test_days_read_as_people_write_them(first: date, last: date, language: str, text: str) -> None:
    assert days_text(first, last, language).replace("\u00a0", " ") == text
