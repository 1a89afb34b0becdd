"""Days and hours of programme items, over several days and past midnight."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from planner.events.completeness import lacks
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, ItemKind
from planner.events.models.times import ItemBegin
from planner.events.operations.items import (
    ItemPlan,
    add_item,
    confirm_lengths,
    revise_item,
)
from planner.events.operations.moving import Place, move_item
from planner.events.schedule import settle_times
from planner.events.timetable import day_headings, misfits, programme_end, timetable
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make

FIXED, UNKNOWN = ItemBegin.FIXED, ItemBegin.UNKNOWN


def two_days(make: Make, **given: Any) -> Event:
    """From Tuesday 14:00 to Wednesday 17:00."""
    dates = {"starts_on": date(2027, 5, 11), "ends_on": date(2027, 5, 12)}
    clocks = {"starts_clock": time(14), "ends_clock": time(17)}
    return make.event(**{**dates, **clocks, "zone": "Europe/Vienna", **given})


def plan(**given: Any) -> ItemPlan:
    return ItemPlan(kind=ItemKind.DISCUSSION, **given)


def at(hour: int, minute: int = 0, **given: Any) -> ItemPlan:
    return plan(begins=FIXED, clock=time(hour, minute), **given)


def seen(event: Event) -> list[str]:
    """“11 14:00” for each item; "?" for an hour or a day that is not known."""
    return [
        f"{slot.day.day if slot.day else '?'} {slot.begins:%H:%M}"
        if slot.begins
        else f"{slot.day.day if slot.day else '?'} ?"
        for slot in timetable(event)
    ]


def test_a_day_and_an_hour_of_its_own_need_no_invented_break(work: Work, make: Make) -> None:
    event = two_days(make)
    add_item(work, event, plan(minutes=15))
    add_item(work, event, plan(minutes=105))
    add_item(work, event, at(10, day=2, minutes=120))
    add_item(work, event, plan(minutes=120))

    assert seen(event) == ["11 14:00", "11 14:15", "12 10:00", "12 12:00"]
    headings = day_headings(timetable(event), "en")
    assert [text.replace("\u00a0", " ") for text in headings] == [
        "Tuesday, 11 May 2027", "", "Wednesday, 12 May 2027", "",
    ]  # fmt: skip


def test_a_break_over_night_still_leads_to_the_next_day(make: Make) -> None:
    event = two_days(make)
    for minutes in (120, 1080, 60):
        make.item(event, minutes=minutes)

    assert seen(event) == ["11 14:00", "11 16:00", "12 10:00"]


def test_past_midnight(make: Make) -> None:
    event = two_days(make, starts_clock=time(22), ends_clock=time(1, 30))
    for minutes in (150, 30):
        make.item(event, minutes=minutes)

    assert seen(event) == ["11 22:00", "12 00:30"]


def test_on_one_day_there_are_no_headings(make: Make) -> None:
    event = make.event()
    make.item(event)
    make.item(event)

    assert day_headings(timetable(event), "ru") == ["", ""]


@pytest.mark.parametrize(
    ("second", "third"),
    [
        ({"begins": UNKNOWN}, "27 ?"),
        ({"minutes": None}, "27 ?"),
        ({"length_is_guess": True}, "27 ?"),
        ({}, "27 11:30"),
    ],
)
def test_an_hour_is_known_only_from_what_was_entered(
    make: Make, second: dict[str, Any], third: str
) -> None:
    event = make.event()
    make.item(event)
    make.item(event, **second)
    make.item(event)

    assert seen(event)[2] == third


def test_a_new_day_begins_at_an_unknown_hour(make: Make) -> None:
    event = two_days(make)
    make.item(event)
    make.item(event, day=2)

    assert seen(event) == ["11 14:00", "12 ?"]


def test_hours_that_were_entered_stand_where_that_of_the_event_is_open(make: Make) -> None:
    event = make.event(certainty=Certainty.TIME_TBC)
    make.item(event)
    make.item(event, begins=FIXED, clock=time(15))
    make.item(event)

    assert seen(event) == ["27 ?", "27 15:00", "27 15:15"]


def test_without_a_day_over_several_none_is_named(make: Make) -> None:
    event = two_days(make, certainty=Certainty.ALL_DAY)
    make.item(event)
    make.item(event, day=2)

    assert seen(event) == ["? ?", "12 ?"]


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        (at(10), "clock", "The event begins at 14:00"),
        (at(18, day=2), "clock", "The event ends at 17:00"),
        (at(14, 30), "clock", "The item in front of it begins at 15:00"),
        (at(15, 30), "clock", "lasts until 16:00 in the same place"),
        (plan(day=3), "day", "The event has no such day"),
        (plan(begins=FIXED), "clock", "Give the hour"),
        (plan(clock=time(16)), "begins", "An hour is given"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    work: Work, make: Make, given: ItemPlan, field: str, words: str
) -> None:
    event = two_days(make)
    add_item(work, event, at(15, minutes=60))

    with pytest.raises(Invalid, match=words) as refusal:
        add_item(work, event, given)

    assert refusal.value.field == field


def test_a_day_before_the_one_in_front_is_refused(work: Work, make: Make) -> None:
    event = two_days(make)
    add_item(work, event, plan(day=2))

    with pytest.raises(Invalid, match="stands on 12") as refusal:
        add_item(work, event, plan(day=1))

    assert refusal.value.field == "day"


def test_two_places_may_have_items_at_once(work: Work, make: Make) -> None:
    event = two_days(make, venues=Texts(en="Harbour House"))
    add_item(work, event, at(15, minutes=60))

    add_item(work, event, at(15, 30, venues=Texts(en="Ministry of Forests")))

    assert seen(event) == ["11 15:00", "11 15:30"]
    with pytest.raises(Invalid, match="in the same place"):
        add_item(work, event, at(15, 45, venues=Texts(en="Harbour house")))


def test_a_longer_item_may_not_reach_into_a_fixed_one(work: Work, make: Make) -> None:
    event = two_days(make)
    first = add_item(work, event, plan(minutes=60))
    add_item(work, event, at(15, titles=Texts(en="Floods")))

    with pytest.raises(Invalid, match="“Floods”: An item in front of it lasts until 15:30") as it:
        revise_item(work, first, plan(minutes=90), first.version)

    assert it.value.field == "minutes"


def test_a_fixed_hour_does_not_move_before_an_earlier_one(work: Work, make: Make) -> None:
    event = two_days(make)
    add_item(work, event, at(15))
    late = add_item(work, event, at(16, titles=Texts(en="Visit")))

    with pytest.raises(Conflict, match="begins at 16:00"):
        move_item(work, late, Place(None))


def test_what_the_event_was_moved_away_from_prints_no_hour(make: Make) -> None:
    event = make.event()
    make.item(event, begins=FIXED, clock=time(12), titles=Texts(en="Visit"))

    event.starts_clock, event.ends_clock = time(15), time(17)
    settle_times(event)

    assert seen(event) == ["27 ?"]
    (found,) = misfits(event)
    assert found.with_title().startswith("“Visit”: The event begins at 15:00. Give that hour")


def test_guesses_are_confirmed_at_once(work: Work, make: Make) -> None:
    event = make.event(ends_clock=None)
    for _ in range(2):
        make.item(event, length_is_guess=True)
    assert (seen(event), programme_end(event)) == (["27 11:00", "27 ?"], None)

    confirm_lengths(work, event)

    assert seen(event) == ["27 11:00", "27 11:15"]
    assert programme_end(event) == event.ends_at


def test_a_guess_that_was_changed_is_none_any_more(work: Work, make: Make) -> None:
    item = make.item(make.event(), length_is_guess=True)

    revise_item(work, item, plan(minutes=15, length_is_guess=True), item.version)
    assert item.length_is_guess

    revise_item(work, item, plan(minutes=20, length_is_guess=True), item.version)
    assert not item.length_is_guess


def hall_and_garden(make: Make) -> Event:
    """The hall until 13:00, the garden from 11:30 to 12:00."""
    event = make.event(ends_clock=time(14), venues=Texts(en="Hall"))
    make.item(event, begins=FIXED, clock=time(11), minutes=120)
    garden = Texts(en="Garden")
    make.item(event, begins=FIXED, clock=time(11, 30), minutes=30, venues=garden)
    return event


def test_what_follows_may_not_begin_inside_an_item_in_the_same_place(
    work: Work, make: Make
) -> None:
    event = hall_and_garden(make)

    with pytest.raises(Invalid, match="lasts until 13:00 in the same place") as refusal:
        add_item(work, event, plan())

    assert refusal.value.field == "begins"


def test_what_follows_in_another_place_is_accepted(work: Work, make: Make) -> None:
    event = hall_and_garden(make)

    add_item(work, event, plan(venues=Texts(en="Garden")))

    assert seen(event) == ["27 11:00", "27 11:30", "27 12:00"]


def test_what_was_stored_before_is_named_on_the_page_of_the_event(make: Make) -> None:
    event = hall_and_garden(make)
    make.item(event, titles=Texts(en="Questions"))

    assert seen(event)[2] == "27 ?"
    assert (
        "“Questions”: An item in front of it lasts until 13:00 in the same place. Let it begin at "
        "that hour or later, make that item shorter, or name another place."
    ) in [lack.sentence for lack in lacks(event)]


def test_an_item_without_a_title_is_named_by_its_kind(make: Make) -> None:
    event = hall_and_garden(make)
    make.item(event, kind=ItemKind.CLOSING, titles=Texts())

    assert (
        "“Closing”: An item in front of it lasts until 13:00 in the same place. Let it begin at "
        "that hour or later, make that item shorter, or name another place."
    ) in [lack.sentence for lack in lacks(event)]


def test_a_shorter_event_is_accepted_and_names_what_no_longer_fits(make: Make) -> None:
    event = make.event(ends_clock=time(14))
    make.item(event, begins=FIXED, clock=time(13), titles=Texts(en="Visit"))

    event.ends_clock = time(12)
    settle_times(event)

    assert seen(event) == ["27 ?"]
    assert (
        "“Visit”: The event ends at 12:00. Give an earlier hour, or change the end of the event."
    ) in [lack.sentence for lack in lacks(event)]
