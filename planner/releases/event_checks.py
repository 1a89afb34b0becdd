"""Check of what a release tells as past: that the event takes place, and has begun (13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.events.models import EventStatus
from planner.kernel.dates import day_text
from planner.kernel.zoned import moment_text
from planner.releases.facts import EventStanding, Facts
from planner.releases.findings import Finding, stop

_HELD = (EventStatus.HELD, EventStatus.CLOSED)
_NOT_TAKING_PLACE = {
    EventStatus.DRAFT: "is a draft. Confirm it before its release goes out",
    EventStatus.POSTPONED: "is postponed. Confirm the new date before its release goes out",
    EventStatus.CANCELLED: (
        "is cancelled. Do not publish this text; if the event takes place after all, "
        "confirm it again"
    ),
}


def check_event_began(
    facts: Facts, now: datetime | None, embargo_until: datetime | None
) -> Iterator[Finding]:
    """A release tells that the event took place: nobody may read that before it has begun.

    An event that was noted as held has taken place, whatever its date. `now` is None for callers
    that ask about the text alone.
    """
    status = facts.event.status
    if status in _NOT_TAKING_PLACE:
        sentence = f"The text says that the event took place, but it {_NOT_TAKING_PLACE[status]}."
        yield stop(13, sentence, path="event.status")
        return
    starts_at = facts.standing.starts_at
    opens = max(filter(None, (embargo_until, now)), default=None)
    if status in _HELD or starts_at is None or now is None or opens is None:
        return
    if opens >= starts_at:
        return
    yield stop(
        13,
        f"The text says that the event took place, but it begins on "
        f"{_beginning(facts.standing, starts_at)}. Set an embargo until then or later, or publish "
        "after it has begun.",
        path="event.starts_on",
    )


def _beginning(standing: EventStanding, starts_at: datetime) -> str:
    if standing.has_hour:
        return moment_text(starts_at, standing.zone, "en")
    return day_text(starts_at.astimezone(ZoneInfo(standing.zone)).date(), "en")
