from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from planner.events.changes import When
from planner.events.known_days import has_hour
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty
from planner.events.schedule import repeats_an_hour, set_when, settle_times
from planner.events.timetable import length, overrun, timetable
from planner.kernel.errors import Invalid
from tests.factories import Make

DAY = date(2012, 3, 27)
NO_CLOCK = {"starts_clock": None, "ends_clock": None}


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def span(event: Event) -> tuple[datetime | None, datetime | None]:
    return event.starts_at, event.ends_at


def begins(event: Event) -> list[time]:
    return [slot.begins.time() for slot in timetable(event) if slot.begins]


def test_moscow_in_2012_was_four_hours_ahead(make: Make) -> None:
    assert span(make.event()) == (utc(2012, 3, 27, 7), utc(2012, 3, 27, 9))


@pytest.mark.parametrize(
    "certainty", [Certainty.TIME_TBC, Certainty.ALL_DAY, Certainty.FIXED, Certainty.TENTATIVE]
)
def test_without_an_hour_it_spans_the_days(make: Make, certainty: Certainty) -> None:
    event = make.event(**NO_CLOCK, certainty=certainty, ends_on=date(2012, 3, 28))

    assert span(event) == (utc(2012, 3, 26, 20), utc(2012, 3, 28, 20))
    assert not has_hour(event)


def test_an_hour_to_be_confirmed_is_kept_as_typed_and_not_used(make: Make) -> None:
    event = make.event(certainty=Certainty.TIME_TBC)

    assert (event.starts_clock, has_hour(event)) == (time(11), False)
    assert event.starts_at == utc(2012, 3, 26, 20)


def test_without_a_date_there_are_no_instants(make: Make) -> None:
    event = make.event(starts_on=None, ends_on=None, **NO_CLOCK)

    assert span(event) == (None, None)
    assert not repeats_an_hour(event)
    assert timetable(event) == []


def test_without_an_end_it_takes_two_hours_or_its_programme(make: Make) -> None:
    event = make.event(ends_clock=None)
    assert event.ends_at == utc(2012, 3, 27, 9)

    make.item(event, minutes=45)
    settle_times(event)

    assert event.ends_at == utc(2012, 3, 27, 7, 45)


def test_without_an_hour_of_end_the_last_day_counts(make: Make) -> None:
    event = make.event(ends_clock=None, ends_on=date(2012, 3, 28))

    assert event.ends_at is not None
    assert event.ends_at.date() == date(2012, 3, 27)
    assert event.ends_at > utc(2012, 3, 27, 20)


def test_clocks_follow_from_what_came_before(make: Make) -> None:
    event = make.event()
    for minutes in (15, 30):
        make.item(event, minutes=minutes)

    assert begins(event) == [time(11), time(11, 15)]
    assert length(event) == timedelta(minutes=45)
    assert overrun(event) == timedelta()

    make.item(event, minutes=90)
    assert overrun(event) == timedelta(minutes=15)


def test_overrun_needs_an_end_to_run_over(make: Make) -> None:
    event = make.event(ends_clock=None)
    make.item(event, minutes=900)

    assert overrun(event) == timedelta()


def test_clocks_are_unknown_with_the_hour(make: Make) -> None:
    event = make.event(certainty=Certainty.TIME_TBC)
    make.item(event)

    assert [slot.begins for slot in timetable(event)] == [None]


def test_clocks_jump_where_the_zone_jumps(make: Make) -> None:
    event = make.event(
        starts_on=date(2012, 3, 25), ends_on=None, starts_clock=time(1), zone="Europe/Berlin",
        ends_clock=time(5),
    )  # fmt: skip
    for _ in range(3):
        make.item(event, minutes=60)

    assert begins(event) == [time(1), time(3), time(4)]


def test_an_hour_that_comes_twice_needs_a_choice(make: Make) -> None:
    event = make.event()
    typed = {
        "starts_on": date(2012, 10, 28),
        "starts_clock": time(2, 30),
        "zone": "Europe/Berlin",
    }

    with pytest.raises(Invalid, match="comes twice") as refusal:
        set_when(event, When(**typed))  # type: ignore[arg-type]
    assert refusal.value.field == "second_hour"

    set_when(event, When(**typed, second_hour=False))  # type: ignore[arg-type]
    assert event.starts_at == utc(2012, 10, 28, 0, 30)
    set_when(event, When(**typed, second_hour=True))  # type: ignore[arg-type]
    assert event.starts_at == utc(2012, 10, 28, 1, 30)


def test_a_midnight_that_the_clocks_skip_begins_the_day_later(make: Make) -> None:
    event = make.event(**NO_CLOCK, starts_on=date(2018, 11, 4), ends_on=None,
                       zone="America/Sao_Paulo")  # fmt: skip

    assert event.starts_at == utc(2018, 11, 4, 3)


def test_a_day_that_the_calendar_skips_still_has_an_instant(make: Make) -> None:
    event = make.event(**NO_CLOCK, starts_on=date(2011, 12, 30), ends_on=None, zone="Pacific/Apia")

    assert event.starts_at == utc(2011, 12, 30)


@pytest.mark.parametrize(
    ("when", "field"),
    [
        (When(starts_on=date(1812, 1, 1)), "starts_on"),
        (When(starts_on=DAY, starts_clock=time(9), ends_on=date(2300, 1, 1)), "ends_on"),
        (When(ends_on=DAY), "starts_on"),
        (When(starts_clock=time(9)), "starts_on"),
        (When(ends_clock=time(9)), "starts_on"),
        (When(starts_on=DAY, ends_clock=time(9), certainty=Certainty.ALL_DAY), "starts_clock"),
        (When(starts_on=DAY), "starts_clock"),
        (When(starts_on=DAY, starts_clock=time(9), ends_on=date(2012, 3, 26)), "ends_on"),
        (When(starts_on=DAY, starts_clock=time(9), ends_clock=time(9)), "ends_clock"),
        (When(starts_on=DAY, starts_clock=time(22), ends_clock=time(1)), "ends_clock"),
        (When(zone="Nowhere/At_All"), "zone"),
        (
            When(starts_on=date(2012, 3, 25), starts_clock=time(2, 30), zone="Europe/Berlin"),
            "starts_clock",
        ),
        (
            When(
                starts_on=date(2012, 3, 25),
                starts_clock=time(1),
                ends_clock=time(2, 30),
                zone="Europe/Berlin",
            ),
            "ends_clock",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(make: Make, when: When, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        set_when(make.event(), when)

    assert refusal.value.field == field


def test_over_midnight_takes_a_last_day(make: Make) -> None:
    event = make.event()

    set_when(
        event,
        When(
            starts_on=DAY,
            ends_on=date(2012, 3, 28),
            starts_clock=time(22),
            ends_clock=time(1),
            zone="Europe/Moscow",
        ),
    )

    assert span(event) == (utc(2012, 3, 27, 18), utc(2012, 3, 27, 21))
