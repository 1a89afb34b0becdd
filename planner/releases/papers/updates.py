"""The line on top of an advisory that is issued again: what has changed since the announcement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from planner.events.announced import AnnouncedState
from planner.events.known_days import days_told, has_hour, has_new_day
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.when_words import dates_text
from planner.events.where_words import place_text
from planner.kernel.dates import clock_text, days_text, short_zone_text
from planner.phrases import phrase

_CALLED_OFF = {
    EventStatus.CANCELLED: "newsroom.cancelled",
    EventStatus.POSTPONED: "newsroom.postponed",
}


def update_line(event: Event, before: AnnouncedState | None, language: str) -> str:
    """“UPDATE 2: the hour has changed from 10:00 to 11:00 MSK; the other facts stand.”

    "" where nothing is known to have changed. The number is that of the version of the event.
    """
    if has_new_day(event):
        return phrase(language, "papers.put_off_to", days=_days(event, language))
    if event.status in _CALLED_OFF:
        return phrase(language, _CALLED_OFF[event.status])
    if before is None:
        return ""
    changes = list(_changes(before.event, event, language))
    key = "update" if before.has_other_changes else "update_alone"
    if not changes:
        key = "update_none" if before.has_other_changes else "update_undone"
    return phrase(language, f"papers.{key}", number=event.sequence, changes="; ".join(changes))


def _changes(before: Event, event: Event, language: str) -> Iterator[str]:
    yield from _said("date", _days(before, language), _days(event, language), language)
    for what, name in (("hour", "starts_clock"), ("end", "ends_clock")):
        yield from _said(what, *_clocks(before, event, name, language), language)
    yield from _said("place", place_text(before, language), place_text(event, language), language)


def _said(what: str, old: str, new: str, language: str) -> Iterator[str]:
    """Whether it was changed, entered or taken away."""
    if old == new:
        return
    kind = "changed" if old and new else "entered" if new else "open"
    yield phrase(language, f"papers.{what}_{kind}", old=old, new=new)


def _days(event: Event, language: str) -> str:
    days = days_told(event)
    return days_text(days[0], days[-1], language) if days else dates_text(event, language)


def _clocks(before: Event, event: Event, name: str, language: str) -> tuple[str, str]:
    """“10:00” and “11:00 MSK”; both with their zones where these differ, "" if not known."""
    old, new = (getattr(one, name) if has_hour(one) else None for one in (before, event))
    is_same_zone = before.zone == event.zone
    if old == new and is_same_zone:
        return "", ""
    first = "" if is_same_zone else _zone(before, language)
    return _zoned(old, first), _zoned(new, _zone(event, language))


def _zoned(clock: time | None, zone: str) -> str:
    return f"{clock_text(clock)} {zone}".strip() if clock else ""


def _zone(event: Event, language: str) -> str:
    return short_zone_text(event.starts_at, event.zone, language) if event.starts_at else ""
