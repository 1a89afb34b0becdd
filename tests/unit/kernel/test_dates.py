from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from planner.kernel.dates import (
    clock_text,
    comes_twice,
    day_text,
    days_text,
    direction,
    instant,
    known_day,
    known_zone,
    language_name,
    list_text,
    number_text,
    weekday_text,
    zone_text,
)
from planner.kernel.errors import Invalid
from planner.kernel.messages import reading_in


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


def test_days_of_two_years_name_both_years_in_russian() -> None:
    spanned = days_text(date(2012, 3, 30), date(2012, 4, 1), "ru").replace("\u00a0", " ")

    assert spanned == "30 марта — 1 апреля 2012 г."


@pytest.mark.parametrize(
    ("zone", "moment", "text"),
    [
        ("Europe/Moscow", datetime(2026, 3, 27, tzinfo=UTC), "MSK, UTC+03:00"),
        ("Asia/Tbilisi", datetime(2026, 3, 27, tzinfo=UTC), "UTC+04:00"),
        ("America/St_Johns", datetime(2026, 1, 1, tzinfo=UTC), "NST, UTC−03:30"),
        ("UTC", datetime(2026, 1, 1, tzinfo=UTC), "UTC+00:00"),
    ],
)
def test_a_zone_is_named_only_where_it_has_a_name(zone: str, moment: datetime, text: str) -> None:
    assert zone_text(moment, zone, "en") == text


def test_an_unknown_zone_is_refused_with_an_example() -> None:
    with pytest.raises(Invalid, match="Europe/Moscow"):
        known_zone("Europe/Leningrad")


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2201, 1, 1)])
def test_a_day_out_of_reach_is_refused(day: date) -> None:
    with pytest.raises(Invalid) as refusal:
        known_day(day, "starts_on")

    assert refusal.value.field == "starts_on"


def test_languages_have_names_and_directions() -> None:
    assert language_name("ka") == "Georgian"
    assert language_name("ru", "ru") == "русский"
    assert language_name("xx-nonsense") == "xx-nonsense"
    assert (direction("ar"), direction("he"), direction("ru")) == ("rtl", "rtl", "ltr")
    assert direction("not a language") == "ltr"


def test_the_english_of_this_house_puts_the_day_first_except_in_america() -> None:
    assert day_text(date(2012, 3, 27), "en").replace("\u00a0", " ") == "27 March 2012"
    assert day_text(date(2012, 3, 27), "en-US").replace("\u00a0", " ") == "March 27, 2012"
    assert weekday_text(date(2012, 3, 27), "ru") == "вторник"
    assert clock_text(time(9, 5)) == "09:05"


@pytest.mark.parametrize(("language", "text"), [("en", "2,140"), ("ru", "2\u00a0140")])
def test_a_number_is_written_as_the_reader_writes_it(language: str, text: str) -> None:
    with reading_in(language):
        assert number_text(2140) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "A, B and C"), ("ru", "A, B и C")],
)
def test_a_list_is_joined_in_the_readers_language(language: str, text: str) -> None:
    with reading_in(language):
        assert list_text("ABC") == text
