"""One operation moves items: a step, or behind another item, also between the days of an event."""

from __future__ import annotations

from datetime import date, time

import pytest

from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.kinds import Certainty
from planner.events.models.times import ItemBegin
from planner.events.operations.moving import Place, move_item, next_place, place_of
from planner.events.timetable import timetable
from planner.history.models import Entry
from planner.kernel.errors import Conflict
from planner.kernel.ordering import Direction
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

UP, DOWN = Direction.UP, Direction.DOWN


def items(make: Make, event: Event, names: str, **days: int) -> list[ProgrammeItem]:
    return [make.item(event, titles=Texts(en=name), day=days.get(name)) for name in names]


def order(event: Event) -> str:
    return "".join(item.titles["en"] for item in event.programme)


def days(event: Event) -> list[str]:
    """“A27”: the item and the day of the month on which it stands."""
    return [
        f"{slot.item.titles.best()}{slot.day.day if slot.day else '?'}" for slot in timetable(event)
    ]


def two_days(make: Make, **given: object) -> Event:
    return make.event(ends_on=date(2012, 3, 28), ends_clock=time(18), **given)


def test_a_step_up_and_down(work: Work, make: Make) -> None:
    event = make.event()
    a, _b, c = items(make, event, "ABC")

    for item, direction, expected in ((c, UP, "ACB"), (a, DOWN, "CAB"), (c, DOWN, "ACB")):
        place = next_place(item, direction)
        assert place is not None
        move_item(work, item, place)
        assert order(event) == expected
    assert (next_place(event.programme[0], UP), next_place(event.programme[-1], DOWN)) == (
        None,
        None,
    )


def test_behind_any_item_and_back(work: Work, make: Make) -> None:
    event = make.event()
    a, _b, c = items(make, event, "ABC")
    before = place_of(c)

    move_item(work, c, Place(None))
    assert order(event) == "CAB"
    move_item(work, a, Place(event.programme[-1]))
    assert order(event) == "CBA"
    move_item(work, a, Place(c))
    move_item(work, c, before)
    assert order(event) == "ABC"


def test_what_stays_at_its_place_is_not_noted(work: Work, make: Make) -> None:
    event = make.event()
    a, b = items(make, event, "AB")

    move_item(work, b, Place(a, 1))

    assert work.session.query(Entry).count() == 0


def test_between_two_days_only_the_day_changes(work: Work, make: Make) -> None:
    event = two_days(make)
    _a, b, c, _d = items(make, event, "ABCD", C=2)
    assert days(event) == ["A27", "B27", "C28", "D28"]

    down = next_place(b, DOWN)
    assert down == Place(event.programme[0], 2)
    move_item(work, b, down)
    assert days(event) == ["A27", "B28", "C28", "D28"]

    up = next_place(b, UP)
    assert up == Place(event.programme[0], 1)
    move_item(work, b, up)
    assert days(event) == ["A27", "B27", "C28", "D28"]
    assert next_place(c, DOWN) == Place(event.programme[3], 2)


def test_the_others_stay_on_their_days(work: Work, make: Make) -> None:
    event = two_days(make)
    a, _b, c, d = items(make, event, "ABCD", C=2)

    move_item(work, c, Place(a))
    assert days(event) == ["A27", "C27", "B27", "D28"]
    move_item(work, a, Place(d))
    assert days(event) == ["C27", "B27", "D28", "A28"]
    move_item(work, d, Place(event.programme[1], 9))
    assert days(event) == ["C27", "B27", "D27", "A28"]


def test_days_stay_also_where_no_hour_is_known(work: Work, make: Make) -> None:
    event = two_days(make, starts_clock=None, certainty=Certainty.TIME_TBC)
    event.ends_clock = None
    _a, b, _c = items(make, event, "ABC", A=1, B=2)

    move_item(work, b, Place(None, 1))

    assert days(event) == ["B27", "A27", "C28"]


def test_items_without_a_known_day_move_as_well(work: Work, make: Make) -> None:
    event = two_days(make, starts_clock=None, certainty=Certainty.TIME_TBC)
    event.ends_clock = None
    a, b = items(make, event, "AB")

    move_item(work, b, Place(None))

    assert (order(event), a.day, b.day) == ("BA", None, None)


def test_an_hour_that_forbids_it_is_named(work: Work, make: Make) -> None:
    event = make.event()
    a = make.item(event, begins=ItemBegin.FIXED, clock=time(11), minutes=None)
    make.item(event, begins=ItemBegin.FIXED, clock=time(12), minutes=None)

    with pytest.raises(Conflict, match="begins at 12:00"):
        move_item(work, a, Place(event.programme[1]))
