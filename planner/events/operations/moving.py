"""Moving an item of the programme: one operation for buttons, keys and dragging."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.events.known_days import days_of, has_hour
from planner.events.models.event import Event, ProgrammeItem
from planner.events.operations.fitting import Fitting
from planner.events.timetable import timetable
from planner.history.operations import record
from planner.kernel.ordering import Direction, number
from planner.kernel.work import Work

Days = dict[ProgrammeItem, date | None]


@dataclass(frozen=True, slots=True)
class Place:
    """Behind which item (None: it is the first), and on which day of the event, counted from 1
    (None: that of the item before it).
    """

    after: ProgrammeItem | None
    day: int | None = None


def place_of(item: ProgrammeItem) -> Place:
    """Where the item stands now."""
    order = item.event.programme
    here = order.index(item)
    return Place(order[here - 1] if here else None, _number(item.event, _days(item.event)[item]))


def next_place(item: ProgrammeItem, direction: Direction) -> Place | None:
    """One step up or down; None for the first and the last. Between two days only the day changes."""
    order, days = item.event.programme, _days(item.event)
    here, step = order.index(item), -1 if direction is Direction.UP else 1
    if not 0 <= here + step < len(order):
        return None
    neighbour = order[here + step]
    day = _number(item.event, days[neighbour])
    if days[neighbour] != days[item]:
        return Place(place_of(item).after, day)
    return Place(place_of(neighbour).after if direction is Direction.UP else neighbour, day)


def move_item(work: Work, item: ProgrammeItem, place: Place) -> None:
    """Move an item behind another one; all other items stay on their days.

    Raises `Conflict` if its hour, or that of another item, forbids it.
    """
    event = item.event
    fitting = Fitting.begin(event)
    if place == place_of(item):
        return
    days, known = _days(event), days_of(event)
    order = [one for one in event.programme if one is not item]
    order.insert(order.index(place.after) + 1 if place.after else 0, item)
    if place.day and place.day <= len(known):
        days[item] = known[place.day - 1]
    elif place.after:
        days[item] = days[place.after]
    _keep_days(event, order, days)
    number(order)
    fitting.end(work)
    record(work, "programme.ordered", event, event_id=event.id)


def _days(event: Event) -> Days:
    return {slot.item: slot.day for slot in timetable(event)}  # type: ignore[misc]


def _number(event: Event, day: date | None) -> int | None:
    known = days_of(event)
    return known.index(day) + 1 if day in known else None


def _keep_days(event: Event, order: list[ProgrammeItem], days: Days) -> None:
    """Enter the day of each item that would otherwise stand on that of the item before it."""
    known = days_of(event)
    before = known[0] if known and has_hour(event) else None
    for item in order:
        day = days[item]
        if len(known) > 1 and day in known:
            if item.day is not None or day != before:
                item.day = known.index(day) + 1
            before = day
