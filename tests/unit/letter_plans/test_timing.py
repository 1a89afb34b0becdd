"""When planned letters are due: in the zone of the event, and wherever the event goes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from planner.events.models.kinds import Certainty, EventStatus
from planner.kernel.work import Work
from planner.letter_plans.models import Anchor, PlannedLetter
from planner.letter_plans.timing import due_moment, settle
from tests.factories import Make

A = Anchor
TEN = time(10)


def letter(anchor: Anchor, **given: Any) -> PlannedLetter:
    return PlannedLetter(
        **{"anchor": anchor, "days": 0, "clock": None, "hours": None, "is_after": False, **given}
    )


@pytest.mark.parametrize(
    ("planned", "due"),
    [
        (letter(A.DEADLINE, days=3, clock=TEN), datetime(2012, 3, 17, 6, tzinfo=UTC)),
        (letter(A.START, days=1, clock=TEN), datetime(2012, 3, 26, 6, tzinfo=UTC)),
        (letter(A.START, clock=time(8)), datetime(2012, 3, 27, 4, tzinfo=UTC)),
        (letter(A.START, hours=2), datetime(2012, 3, 27, 5, tzinfo=UTC)),
        (letter(A.END, hours=2, is_after=True), datetime(2012, 3, 28, 16, tzinfo=UTC)),
        (letter(A.END, days=1, clock=TEN, is_after=True), datetime(2012, 3, 29, 6, tzinfo=UTC)),
    ],
)
def test_the_hour_follows_the_event_in_its_zone(
    make: Make, planned: PlannedLetter, due: datetime
) -> None:
    event = make.event(
        zone="Europe/Moscow",
        starts_on=date(2012, 3, 27),
        ends_on=date(2012, 3, 28),
        starts_clock=time(11),
        ends_clock=time(18),
        answers_until=date(2012, 3, 20),
    )

    assert due_moment(event, planned) == due


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        (time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (time(3), datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ],
)
def test_an_hour_that_the_clocks_skip_is_the_one_after_it(
    make: Make, clock: time, due: datetime
) -> None:
    event = make.event(zone="Europe/Berlin", starts_on=date(2026, 3, 29), ends_on=None)

    assert due_moment(event, letter(A.START, clock=clock)) == due


def test_an_hour_that_comes_twice_is_the_first(make: Make) -> None:
    event = make.event(zone="Europe/Berlin", starts_on=date(2026, 10, 25), ends_on=None)

    due = due_moment(event, letter(A.START, clock=time(2, 30)))

    assert due == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("planned", "given"),
    [
        (letter(A.DEADLINE, clock=TEN), {}),
        (letter(A.DEADLINE, hours=2), {"answers_until": date(2012, 3, 20)}),
        (letter(A.START, clock=TEN), {"certainty": Certainty.MONTH_ONLY}),
        (letter(A.START, hours=2), {"certainty": Certainty.TIME_TBC, "starts_clock": None}),
        (letter(A.START, clock=TEN), {"status": EventStatus.POSTPONED, "put_off_from": None}),
        (letter(A.END, hours=1), {"starts_on": None, "ends_on": None}),
        (letter(A.END, clock=TEN), {"starts_on": None, "ends_on": None}),
    ],
)
def test_without_a_known_day_or_hour_nothing_is_due(
    make: Make, planned: PlannedLetter, given: dict[str, Any]
) -> None:
    if given.get("status") is EventStatus.POSTPONED:
        given = {**given, "put_off_from": date(2012, 3, 27), "starts_on": date(2012, 3, 27)}
    if given.get("certainty") or "starts_on" in given:
        given = {**given, "ends_on": None, "starts_clock": None, "ends_clock": None}
    event = make.event(**given)

    assert due_moment(event, planned) is None


def test_only_what_has_moved_is_settled(work: Work, make: Make) -> None:
    event = make.event()
    planned = letter(A.START, clock=TEN)

    assert settle(event, [planned])
    assert not settle(event, [planned])
