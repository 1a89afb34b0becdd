"""From wall clocks to instants: what `starts_at` and `ends_at` of an event are."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.events.models import Certainty, Event
from planner.events.programme import ProgrammeItem
from planner.kernel.errors import Invalid
from planner.kernel.moments import instant

_MIDNIGHT = time(0)
UNKNOWN_LENGTH = timedelta(hours=2)


def settle_times(event: Event) -> None:
    """Derive the instants from what was typed. Raises `Invalid`.

    Where the hour is unknown or does not matter they span the whole days in the event's zone.
    Without an end the event takes as long as its programme, or two hours.
    """
    if event.starts_on is None:
        event.starts_at = event.ends_at = None
        return
    last = event.ends_on or event.starts_on
    if last < event.starts_on:
        raise Invalid("ends_on", "The last day lies before the first. Give a later one.")
    if not has_hour(event) or event.starts_clock is None:
        event.starts_at = _opening(event.starts_on, event.zone)
        event.ends_at = _opening(last + timedelta(days=1), event.zone)
        return
    second = event.second_hour
    event.starts_at = instant(
        event.starts_on, event.starts_clock, event.zone, field="starts_clock", second=second
    )
    event.ends_at = _end(event, last, event.starts_at)


def has_hour(event: Event) -> bool:
    """True where papers and calendars may name the hour."""
    return event.starts_clock is not None and event.certainty in (
        Certainty.FIXED,
        Certainty.TENTATIVE,
    )


def clocks(event: Event) -> list[tuple[ProgrammeItem, datetime | None]]:
    """Each item with the wall time at which it begins, None where the hour is not known."""
    wall = event.starts_at.astimezone(ZoneInfo(event.zone)) if event.starts_at else None
    begun = wall if has_hour(event) else None
    row: list[tuple[ProgrammeItem, datetime | None]] = []
    for item in event.programme:
        row.append((item, begun))
        begun = begun + timedelta(minutes=item.minutes) if begun else None
    return row


def length(event: Event) -> timedelta:
    """How long the programme takes as a whole."""
    return timedelta(minutes=sum(item.minutes for item in event.programme))


def _end(event: Event, last: date, starts_at: datetime) -> datetime:
    if event.ends_clock is None:
        return starts_at + (length(event) or UNKNOWN_LENGTH)
    ends_at = instant(
        last, event.ends_clock, event.zone, field="ends_clock", second=event.second_hour
    )
    if ends_at <= starts_at:
        raise Invalid("ends_clock", "The end lies before the beginning. Give a later time.")
    return ends_at


def _opening(day: date, zone: str) -> datetime:
    """The first moment of a day; where the clocks skip midnight, the first that there is."""
    for hour in range(3):
        try:
            return instant(day, time(hour), zone, field="starts_on")
        except Invalid:
            continue
    return instant(day, _MIDNIGHT, "UTC", field="starts_on")
