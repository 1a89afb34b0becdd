"""Facts on the date of an event, and on the place of each of its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.events.known_days import days_of, ends_in_the_night, is_night
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, ItemKind
from planner.events.timetable import timetable
from planner.grammar.needs import Sort
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.sourced_value import SourcedValue


@dataclass(frozen=True, slots=True)
class EventDates:
    """`first` and `last` are None without a date; of a month or a year both are its first day."""

    span: DateSpan
    first: date | None
    last: date | None


def event_dates(event: Event) -> EventDates:
    """An event that ends soon after midnight takes one day, or, begun late, a night."""
    first, last = event.starts_on, event.ends_on or event.starts_on
    if event.certainty is Certainty.YEAR_ONLY:
        return EventDates(DateSpan.YEAR, first, first)
    if event.certainty is Certainty.MONTH_ONLY:
        return EventDates(DateSpan.MONTH, first, first)
    if is_night(event):
        return EventDates(DateSpan.NIGHT, first, last)
    return EventDates(DateSpan.DAYS, first, first if ends_in_the_night(event) else last)


def item_days(event: Event) -> list[int | None]:
    """For each item the number of its day; None where it is not known, and at an event of one day."""
    dates = event_dates(event)
    first = dates.first
    if first is None or dates.last == first or dates.span is not DateSpan.DAYS:
        return [None] * len(event.programme)
    return [(slot.day - first).days + 1 if slot.day else None for slot in timetable(event)]


def day_places(reader: LanguageReader, event: Event) -> tuple[SourcedValue, ...]:
    """The place of each day, where the days had different ones and each only one; else ()."""
    dates = event_dates(event)
    if dates.last == dates.first or dates.span is not DateSpan.DAYS:
        return ()
    days = days_of(event)
    slots = [
        (slot, index)
        for index, slot in enumerate(timetable(event))
        if slot.item.is_public and slot.item.kind is not ItemKind.BREAK
    ]
    places: list[SourcedValue] = []
    for day in days:
        found = {
            value.text: value
            for slot, index in slots
            if slot.day == day
            for value in [_place(reader, event, index)]
        }
        if len(found) != 1 or not all(found):
            return ()
        places += found.values()
    return tuple(places) if len({place.text for place in places}) > 1 else ()


def _place(reader: LanguageReader, event: Event, index: int) -> SourcedValue:
    """The item's own place, else that of the event."""
    own = event.programme[index].venues
    if own:
        return reader.text(own, f"programme.{index}.venues", sort=Sort.PLACE)
    return reader.text(event.venues, "event.venues", sort=Sort.PLACE)
