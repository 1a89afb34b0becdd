"""What a release tells of: an event that was held, is to come, was cancelled or put off."""

from __future__ import annotations

from enum import StrEnum

from planner.events.models.kinds import EventStatus
from planner.releases.facts.date_facts import DateSpan
from planner.releases.facts.event_facts import EventFacts


class Standing(StrEnum):
    """`MOVED`: put off, and the new day is known; `PUT_OFF`: it is not, or only the month or year.

    `is_to_come`: the programme is told in the future tense.
    """

    HELD = "was held"
    COMING = "coming"
    CANCELLED = "cancelled"
    PUT_OFF = "put_off"
    MOVED = "moved"

    @property
    def is_to_come(self) -> bool:
        return self in (Standing.COMING, Standing.MOVED)

    @property
    def is_told_alone(self) -> bool:
        """Whether a release tells only that: nothing of programme, people and project."""
        return self in (Standing.CANCELLED, Standing.PUT_OFF)


def standing_of(event: EventFacts) -> Standing:
    """An event that was put off and then took place counts as held."""
    if event.status is EventStatus.CANCELLED:
        return Standing.CANCELLED
    is_postponed = event.status is EventStatus.POSTPONED
    is_day = event.span not in (DateSpan.MONTH, DateSpan.YEAR)
    has_new_day = is_day and event.first_on not in (None, event.put_off_from)
    was_put_off = is_postponed or (event.is_coming and event.put_off_from is not None)
    if has_new_day and was_put_off:
        return Standing.MOVED
    if is_postponed:
        return Standing.PUT_OFF
    return Standing.COMING if event.is_coming else Standing.HELD
