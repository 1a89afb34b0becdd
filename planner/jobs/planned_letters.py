"""Writes the letters of a row of an event's plan, in portions: each guest or speaker gets one of them once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.confirmations.speakers import speaker_numbers
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.jobs.writing import PORTION, find_event
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.drawing import Drawn, draw
from planner.letter_plans.drawing import store as store_drawn
from planner.letter_plans.models import PlannedLetter, PlanState
from planner.letter_plans.queries import planned_letter
from planner.letter_plans.whether import why_not_written

TAKEN_BACK = _("This letter was taken back meanwhile.")


def prepare_planned(work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the ids of the `event` and of the `planned` letter. Who gets one is decided for
    each portion anew, under the write lock: nobody is reminded who has answered meanwhile.
    """
    event, planned = find_event(work, task), _planned(work, task)
    numbers = _following(work, event, planned, task.cursor.get("after", 0))
    drawn = _drawn(work, planned, event, numbers)

    def store(work: Work) -> Stored:
        event, planned = find_event(work, task), _planned(work, task)
        letters = drawn
        if store_drawn(work, event, letters) is None:
            letters = _drawn(work, planned, event, numbers)
            store_drawn(work, event, letters)
        outcomes = _outcomes(letters)
        is_last = len(numbers) < PORTION
        return Stored(
            outcomes=outcomes,
            counted=len(numbers) - len(outcomes),
            cursor={"after": max(numbers, default=0)},
            is_last=is_last,
            total=task.done + len(numbers) if is_last else None,
        )

    return store


def _planned(work: Work, task: Task) -> PlannedLetter:
    """The row of the plan. Raises `Refused`."""
    found = planned_letter(work.office_id, task.arguments["event"], task.arguments["planned"])
    planned = work.session.scalars(found).one_or_none()
    if planned is None or planned.state is not PlanState.WRITTEN or planned.job_id != task.job_id:
        raise Refused(TAKEN_BACK)
    return planned


def _drawn(work: Work, planned: PlannedLetter, event: Event, numbers: Sequence[int]) -> Drawn:
    """Raises `Refused` if nothing may leave any more, with the reason."""
    if why_not := why_not_written(work, event, planned.kind):
        raise Refused(why_not)
    return draw(work, planned, event, numbers)


def _following(work: Work, event: Event, planned: PlannedLetter, number: int) -> list[int]:
    """Of the guests, or speakers, by number: the first after that one."""
    if planned.kind.is_to_speakers:
        return sorted(one for one in speaker_numbers(event) if one > number)[:PORTION]
    found = (
        select(Invitation.id)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.id > number,
            Invitation.withdrawn_at.is_(None),
        )
        .order_by(Invitation.id)
        .limit(PORTION)
    )
    return list(work.session.scalars(found))


def _outcomes(drawn: Drawn) -> list[Outcome]:
    """One for each whom the kind of letter means."""
    written = [Outcome(one.name) for one in drawn.recipients]
    return written + [
        Outcome(one.name, OutcomeKind.PASSED, reason) for one, reason in drawn.left_out
    ]
