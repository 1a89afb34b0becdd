"""The day of a release, and whether its event is still to come then."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner.events.known_days import last_day_of
from planner.events.models.event import Event
from planner.events.models.kinds import OVER, Certainty, EventStatus


def release_day(event: Event, at: datetime) -> date:
    """The day in the dateline, on which boilerplates must be valid: that of the event, or, while it
    is to come or does not take place, the day of issue.

    A release on a past event describes its senders as they were then.
    """
    today = at.astimezone(ZoneInfo(event.zone)).date()
    is_told = event.status not in (EventStatus.CANCELLED, EventStatus.POSTPONED)
    if is_told and not is_coming(event, at):
        last = last_day_of(event) or today
        is_known = event.certainty not in (Certainty.MONTH_ONLY, Certainty.YEAR_ONLY)
        return last if is_known else min(last, max(today, event.starts_on or today))
    return today


def is_coming(event: Event, at: datetime | None) -> bool:
    """Whether the event begins after `at`, and nobody has said that it was held."""
    begins = event.starts_at
    return at is not None and event.status not in OVER and begins is not None and at < begins


def next_is_past(event: Event, at: datetime | None, on: date) -> bool:
    """Whether the day of the next event lies before that of `at`, or, without it, before `on`."""
    today = at.astimezone(ZoneInfo(event.zone)).date() if at else on
    return event.next_on is not None and event.next_on < today
