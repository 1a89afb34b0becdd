"""One thing that waits, as the day's desk shows it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.events.models.event import Event
from planner.web.desk.today.waiting import Group
from planner.web.transaction import reading_languages


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """`details` stand below the headline, one beside the other; `act` is on the button."""

    group: Group
    headline: str
    details: list[str]
    act: str
    url: str


def title_of(event: Event) -> str:
    return event.title(*reading_languages())
