"""When an event takes place, in words (docs/sentences: D3, D4)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from planner.events.changes import When
from planner.events.models.kinds import Certainty
from planner.events.schedule import set_when
from planner.events.when_words import when_text
from planner.kernel.errors import Invalid
from tests.factories import Make

MOSCOW = {"zone": "Europe/Moscow", "starts_on": date(2028, 3, 14), "ends_on": None}
NO_HOUR: dict[str, Any] = {"starts_clock": None, "ends_clock": None}


@pytest.mark.parametrize(
    ("given", "english", "russian"),
    [
        (
            {"starts_clock": time(10), "ends_clock": time(12, 30)},
            "Tuesday, 14 March 2028, 10:00–12:30 MSK (07:00–09:30 UTC)",
            "Вторник, 14 марта 2028 г., 10:00–12:30 МСК (07:00–09:30 UTC)",
        ),
        (
            {"starts_clock": time(10), "ends_clock": None},
            "Tuesday, 14 March 2028, 10:00 MSK (07:00 UTC)",
            "Вторник, 14 марта 2028 г., 10:00 МСК (07:00 UTC)",
        ),
        (
            {"ends_on": date(2028, 3, 16), "starts_clock": time(10), "ends_clock": None},
            "14–16 March 2028, from 10:00 MSK (07:00 UTC) on the first day",
            "14–16 марта 2028 г., начало в 10:00 МСК (07:00 UTC)",
        ),
        (
            {"ends_on": date(2028, 3, 15), "starts_clock": time(14), "ends_clock": time(17)},
            "Tuesday, 14 March 2028, 14:00 – Wednesday, 15 March 2028, 17:00 MSK (UTC+03:00)",
            "Вторник, 14 марта 2028 г., 14:00 — среда, 15 марта 2028 г., 17:00 МСК (UTC+03:00)",
        ),
        (
            {
                "starts_on": date(2028, 10, 27), "ends_on": date(2028, 10, 28),
                "starts_clock": time(22), "ends_clock": time(1, 30),
            },
            "Friday, 27 October, 22:00, to Saturday, 28 October 2028, 01:30 MSK (UTC+03:00)",
            "с 22:00 пятницы, 27 октября, до 01:30 субботы, 28 октября 2028 г. МСК (UTC+03:00)",
        ),
        (
            {"starts_clock": time(1), "ends_clock": time(4)},
            "Tuesday, 14 March 2028, 01:00–04:00 MSK (UTC+03:00)",
            "Вторник, 14 марта 2028 г., 01:00–04:00 МСК (UTC+03:00)",
        ),
        (
            {"starts_clock": time(9), "ends_clock": time(10), "zone": "UTC"},
            "Tuesday, 14 March 2028, 09:00–10:00 UTC",
            "Вторник, 14 марта 2028 г., 09:00–10:00 UTC",
        ),
        (
            {**NO_HOUR, "certainty": Certainty.DAY_ONLY},
            "Tuesday, 14 March 2028",
            "Вторник, 14 марта 2028 г.",
        ),
        ({**NO_HOUR, "certainty": Certainty.MONTH_ONLY}, "March 2028", "Март 2028 г."),
        ({**NO_HOUR, "certainty": Certainty.YEAR_ONLY}, "2028", "2028"),
        (
            {**NO_HOUR, "certainty": Certainty.ALL_DAY, "ends_on": date(2028, 4, 1)},
            "14 March – 1 April 2028",
            "14 марта — 1 апреля 2028 г.",
        ),
        ({**NO_HOUR, "starts_on": None}, "", ""),
    ],
)  # fmt: skip
def test_in_both_languages(make: Make, given: dict[str, Any], english: str, russian: str) -> None:
    event = make.event(**{**MOSCOW, **given})

    said = [when_text(event, language).replace("\u00a0", " ") for language in ("en", "ru")]

    assert said == [english, russian]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Mardi 14 mars 2028, 14:00 – mercredi 15 mars 2028, 17:00 MSK (UTC+03:00)"),
        ("ja", "2028年3月14日火曜日, 14:00～2028年3月15日水曜日, 17:00 MSK (UTC+03:00)"),
    ],
)
def test_spans_are_written_as_each_language_does(make: Make, language: str, said: str) -> None:
    days = {"ends_on": date(2028, 3, 15), "starts_clock": time(14), "ends_clock": time(17)}
    event = make.event(**{**MOSCOW, **days})

    assert when_text(event, language).replace("\u00a0", " ") == said


def test_any_day_of_the_month_or_the_year_stands_for_it(make: Make) -> None:
    event = make.event()

    set_when(event, When(starts_on=date(2027, 5, 20), certainty=Certainty.YEAR_ONLY))
    assert event.starts_on == date(2027, 1, 1)
    assert event.ends_at == datetime(2028, 1, 1, tzinfo=UTC)

    set_when(event, When(starts_on=date(2028, 2, 20), certainty=Certainty.MONTH_ONLY))
    assert event.starts_on == date(2028, 2, 1)
    assert event.ends_at is not None
    assert event.ends_at.date() == date(2028, 3, 1)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"starts_clock": time(10)}, "starts_clock"),
        ({"ends_on": date(2027, 6, 1)}, "ends_on"),
    ],
)
def test_a_month_has_neither_hours_nor_a_last_day(
    make: Make, more: dict[str, Any], field: str
) -> None:
    when = When(starts_on=date(2027, 5, 20), certainty=Certainty.MONTH_ONLY, **more)

    with pytest.raises(Invalid) as refusal:
        set_when(make.event(), when)

    assert refusal.value.field == field
