"""What the worker does with a planned letter at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.models import PlannedLetter, Way
from planner.letter_plans.recipients import REMINDERS
from planner.letter_plans.timing import LATE
from planner.letter_plans.whether import HAS_BEGUN, OFF, has_begun, why_not_written

TOO_LATE = _("Nothing was sent for a day after its hour: the program was not running.")
OVERTAKEN = _("A later letter of the same kind was due by then.")


class Step(StrEnum):
    """To wait, to write the letters, or to leave it to a person."""

    WAIT = "wait"
    WRITE = "write"
    MISS = "miss"


def step_of(
    work: Work, planned: PlannedLetter, siblings: Iterable[PlannedLetter]
) -> tuple[Step, str]:
    """The step, and the reason to miss it. `due_at` is settled; `siblings` are the open letters of
    the same event.

    A letter that may not be written yet, such as a release that is not published, waits for a day.
    A draft, and the plan of an event that is off, stay as they are.
    """
    event, due = planned.event, planned.due_at
    assert event is not None
    if planned.way is Way.DRAFT or event.status in OFF or due is None or due > work.now:
        return Step.WAIT, ""
    why_not = why_not_written(work, event, planned.kind)
    if work.now - due > LATE:
        return Step.MISS, why_not or TOO_LATE
    if planned.kind in REMINDERS and has_begun(event, work):
        return Step.MISS, HAS_BEGUN
    if any(_overtakes(one, planned, work) for one in siblings):
        return Step.MISS, OVERTAKEN
    return (Step.WAIT, "") if why_not else (Step.WRITE, "")


def _overtakes(other: PlannedLetter, planned: PlannedLetter, work: Work) -> bool:
    """Whether both are due and the other is the later one: nobody is reminded twice at once."""
    if other is planned or other.kind is not planned.kind or other.way is Way.DRAFT:
        return False
    assert planned.due_at is not None
    if other.due_at is None or other.due_at > work.now:
        return False
    return (other.due_at, other.id) > (planned.due_at, planned.id)
