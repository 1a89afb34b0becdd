"""Finding planned letters."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from planner.events.models.event import Event
from planner.kernel.database import Given, Rows
from planner.kernel.work import Work
from planner.letter_plans.models import PlannedLetter, PlanState, Way
from planner.letter_plans.ready_plan import READY_PLAN, LetterPlanRow, When
from planner.letter_plans.whether import OFF


def plan_of(work: Work, event_id: int | None) -> list[PlannedLetter]:
    """The plan of an event, or the office's own, in the order of entering."""
    of_event = (
        PlannedLetter.event_id.is_(None) if event_id is None else PlannedLetter.event_id == event_id
    )
    found = select(PlannedLetter).where(PlannedLetter.office_id == work.office_id, of_event)
    return list(work.session.scalars(found.order_by(PlannedLetter.id)))


def office_plan(work: Work) -> list[LetterPlanRow]:
    """What plans of events begin with: the office's own, else the proposal."""
    own = plan_of(work, None)
    return [row_of(one) for one in own] if own else list(READY_PLAN)


def row_of(planned: PlannedLetter) -> LetterPlanRow:
    when = When(
        anchor=planned.anchor,
        days=planned.days,
        clock=planned.clock,
        hours=planned.hours,
        is_after=planned.is_after,
    )
    return LetterPlanRow(kind=planned.kind, when=when)


def planned_letter(office_id: int, event_id: int | None, number: int) -> Rows[PlannedLetter]:
    """One of the event's, or of the office's plan."""
    is_there = (
        PlannedLetter.event_id.is_(None) if event_id is None else PlannedLetter.event_id == event_id
    )
    return select(PlannedLetter).where(
        PlannedLetter.office_id == office_id, PlannedLetter.id == number, is_there
    )


def open_letters(
    session: Session, office_id: int | None = None, event_id: int | None = None
) -> list[PlannedLetter]:
    """Those whose hour may come, with their events: of all offices, for the worker, or of one event."""
    found = (
        select(PlannedLetter)
        .join(PlannedLetter.event)
        .options(joinedload(PlannedLetter.event))
        .where(PlannedLetter.state == PlanState.OPEN, Event.status.not_in(OFF))
        .order_by(PlannedLetter.id)
    )
    if office_id is not None:
        found = found.where(
            PlannedLetter.office_id == office_id, PlannedLetter.event_id == event_id
        )
    return list(session.scalars(found))


def plans_to_decide(
    office_id: Given[int], since: Given[datetime], until: Given[datetime]
) -> Select[tuple[int | None, int]]:
    """Events with letters that were missed, or with drafts whose hour lies between these moments; with
    the number of these letters.
    """
    is_due = (
        (PlannedLetter.state == PlanState.OPEN)
        & (PlannedLetter.way == Way.DRAFT)
        & PlannedLetter.due_at.between(since, until)
    )
    return (
        select(PlannedLetter.event_id, func.count())
        .join(Event, Event.id == PlannedLetter.event_id)
        .where(
            PlannedLetter.office_id == office_id,
            Event.status.not_in(OFF),
            is_due | (PlannedLetter.state == PlanState.MISSED),
        )
        .group_by(PlannedLetter.event_id)
        .order_by(PlannedLetter.event_id)
    )
