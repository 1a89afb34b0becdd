"""What the next steps of an event depend on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.events.completeness import Lack
from planner.events.models.kinds import EventStatus


@dataclass(frozen=True, slots=True)
class DueTask:
    """A row of the checklist that is due soon or overdue; `day` in words."""

    title: str
    day: str
    is_overdue: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class EventCounts:
    """What the suggestion depends on, counted in several packages.

    `outdated` guests have not got a letter about the last change, `unsent` ones no letter at all;
    `colleagues` are named as substitutes and not invited yet. `has_old_day`: the day is that from which
    the event was put off. `proposed_guests` are those of the event that this one was copied from,
    `due_task` is what is to be done first of the checklist, while the event goes on.
    """

    status: EventStatus
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_announced: bool = False
    has_old_day: bool = False
    lacks: tuple[Lack, ...] = ()
    speakers: int = 0
    unconfirmed_speakers: int = 0
    quotes_to_approve: int = 0
    held_letters: int = 0
    invited: int = 0
    outdated: int = 0
    unsent: int = 0
    colleagues: int = 0
    unanswered: int = 0
    came: int = 0
    releases: int = 0
    releases_open: int = 0
    proposed_guests: int = 0
    due_task: DueTask | None = None
