"""How exactly the date of an event is known: its hour, its days, its month or its year."""

from __future__ import annotations

from datetime import date, timedelta

from planner.events.models.kinds import Certainty
from planner.events.public.visible_fields import AnyEvent

_WITH_HOUR = (Certainty.FIXED, Certainty.TENTATIVE)


def has_hour(event: AnyEvent) -> bool:
    """Whether papers and calendars may show the hour."""
    return event.starts_clock is not None and event.certainty in _WITH_HOUR


def days_of(event: AnyEvent) -> list[date]:
    """The days of the event, the first one first; [] if they are not known."""
    if event.starts_on is None:
        return []
    last = event.ends_on or event.starts_on
    count = (last - event.starts_on).days + 1
    return [event.starts_on + timedelta(days=number) for number in range(max(count, 1))]
