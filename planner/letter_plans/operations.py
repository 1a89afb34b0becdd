"""Planning letters of an event, or those that plans begin with; and deciding about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from sqlalchemy import update

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.history.models import Removed
from planner.history.operations import record
from planner.history.removed import keep_removed, revived
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.models import Anchor, PlannedLetter, PlanState, Way
from planner.letter_plans.queries import office_plan, plan_of
from planner.letter_plans.ready_plan import LetterPlanRow, When, without_deadline
from planner.letter_plans.recipients import PLANNABLE, RELEASES
from planner.letter_plans.timing import MOST_DAYS, MOST_HOURS, settle
from planner.letter_plans.whether import why_not_written
from planner.letter_texts.kinds import LetterKind
from planner.outbox.batches import discard_waiting
from planner.outbox.models import Letter
from planner.outbox.queries import key_begins

CLOSED = _("The event is closed. Open it again before you change it.")
DECIDED = _("That is decided already: somebody else was quicker.")


def plan_letter(work: Work, event: Event | None, row: LetterPlanRow) -> PlannedLetter:
    """Add a letter to the plan of an event, or to the office's. Raises `Invalid` and `Conflict`."""
    _refuse_if_closed(event)
    check_planned(row)
    if event is None:
        _store_office_plan(work)
    planned = _new(work, event, row)
    record(work, "planned_letter.added", planned, event_id=_id(event), kind=row.kind)
    return planned


def revise_planned(
    work: Work, planned: PlannedLetter, row: LetterPlanRow, opened_version: int | None
) -> None:
    """Change what is planned. Raises `Invalid`, `Stale`, and `Conflict` once it is written."""
    _refuse_if_closed(planned.event)
    _refuse_unless(planned, PlanState.OPEN, PlanState.MISSED)
    check_planned(row)
    planned.revise(opened_version)
    _fill(planned, row)
    _reopen(planned)
    work.session.flush()
    _note(work, "planned_letter.revised", planned)


def remove_planned(work: Work, planned: PlannedLetter) -> Removed | None:
    """Take it out of the plan; what is kept to bring it back, None in the office's plan. Raises
    `Conflict` once it is written, so that nobody forgets what left.
    """
    _refuse_if_closed(planned.event)
    _refuse_unless(planned, PlanState.OPEN, PlanState.MISSED, PlanState.DROPPED)
    removed = keep_removed(work, planned, planned.event_id) if planned.event_id else None
    _note(work, "planned_letter.removed", planned)
    work.session.delete(planned)
    work.session.flush()
    return removed


def bring_planned_back(work: Work, event: Event, removed: Removed) -> PlannedLetter:
    """Undo `remove_planned`. It is a draft again: who brings it back has agreed to nothing."""
    planned = revived(work, removed, PlannedLetter)
    planned.event = event
    planned.way, planned.agreed_by_id, planned.job_id = Way.DRAFT, None, None
    _reopen(planned)
    work.session.add(planned)
    work.session.delete(removed)
    work.session.flush()
    record(work, "planned_letter.restored", planned, event_id=event.id, kind=planned.kind)
    return planned


def take_office_plan(work: Work, event: Event) -> int:
    """Copy the office's plan to an event without one; how many letters. All are drafts.

    Raises `Conflict` if the event has a plan, or is closed.
    """
    _refuse_if_closed(event)
    if plan_of(work, event.id):
        raise Conflict(_("This event has a plan already."))
    rows = office_plan(work)
    if event.answers_until is None:
        rows = [without_deadline(row) for row in rows]
    for row in rows:
        _new(work, event, row)
    record(work, "letter_plan.taken", event, event_id=event.id, count=len(rows))
    return len(rows)


def choose_way(work: Work, planned: PlannedLetter, way: Way) -> None:
    """Leave it a draft, have it written and held, or released beforehand. Raises `Conflict`."""
    _refuse_if_closed(planned.event)
    _refuse_unless(planned, PlanState.OPEN)
    if planned.way is way:
        raise Conflict(DECIDED)
    planned.revise(None)
    planned.way = way
    planned.agreed_by_id = None if way is Way.DRAFT else work.actor_id
    work.session.flush()
    _note(work, "planned_letter.way_chosen", planned, way=way)


def note_written(work: Work, planned: PlannedLetter) -> None:
    """Note that its letters are written now; the caller starts the job in the same transaction.

    Raises `Conflict` if they may not be written, or if somebody, or the worker, was quicker.
    """
    assert planned.event is not None
    if why_not := why_not_written(work, planned.event, planned.kind):
        raise Conflict(why_not)
    moved = work.session.execute(
        update(PlannedLetter)
        .where(
            PlannedLetter.office_id == work.office_id,
            PlannedLetter.id == planned.id,
            PlannedLetter.state.in_((PlanState.OPEN, PlanState.MISSED)),
        )
        .values(state=PlanState.WRITTEN, settled_at=work.now, reason="")
        .returning(PlannedLetter.id)
    ).all()
    if not moved:
        raise Conflict(DECIDED)
    work.session.refresh(planned)
    _note(work, "planned_letter.written", planned, way=planned.way)


def write_now(work: Work, planned: PlannedLetter) -> None:
    """As `note_written`, by a member before or after its hour: the letters wait in the outbox."""
    _refuse_if_closed(planned.event)
    if planned.way is not Way.RELEASED or planned.state is PlanState.MISSED:
        planned.way = Way.HELD
    planned.agreed_by_id = work.actor_id
    work.session.flush()
    note_written(work, planned)


def miss(work: Work, planned: PlannedLetter, reason: str) -> None:
    """Note that it was not written at its hour, so that a person decides."""
    planned.state, planned.settled_at, planned.reason = PlanState.MISSED, work.now, reason
    work.session.flush()
    _note(work, "planned_letter.missed", planned)


def drop(work: Work, planned: PlannedLetter) -> None:
    """Decide that it is not written. Raises `Conflict`."""
    _refuse_if_closed(planned.event)
    _refuse_unless(planned, PlanState.OPEN, PlanState.MISSED)
    planned.revise(None)
    planned.state, planned.settled_at = PlanState.DROPPED, work.now
    work.session.flush()
    _note(work, "planned_letter.dropped", planned)


def take_up(work: Work, planned: PlannedLetter) -> None:
    """Undo `drop`. Raises `Conflict`."""
    _refuse_if_closed(planned.event)
    _refuse_unless(planned, PlanState.DROPPED)
    planned.revise(None)
    _reopen(planned)
    work.session.flush()
    _note(work, "planned_letter.taken_up", planned)


def take_back(work: Work, planned: PlannedLetter) -> int:
    """Discard those of its letters that still wait, and make it a draft again; how many letters.

    Raises `Conflict` for releases, whose letters are taken back in the outbox.
    """
    _refuse_if_closed(planned.event)
    _refuse_unless(planned, PlanState.WRITTEN)
    if planned.kind in RELEASES:
        raise Conflict(_("Letters with a release are discarded in the outbox."))
    discarded = discard_waiting(work, Letter.office_id == work.office_id, key_begins(planned.key))
    planned.revise(None)
    planned.way, planned.agreed_by_id, planned.job_id = Way.DRAFT, None, None
    _reopen(planned)
    work.session.flush()
    _note(work, "planned_letter.taken_back", planned, count=discarded)
    return discarded


def return_to_proposal(work: Work) -> None:
    """Forget the office's own plan. Idempotent; plans of events stay."""
    rows = plan_of(work, None)
    for row in rows:
        work.session.delete(row)
    work.session.flush()
    if rows:
        record(work, "letter_plan.returned", rows[0])


def bring_plan_back(work: Work, event: Event, rows: Iterable[Mapping[str, Any]]) -> None:
    """The plan of a draft that was deleted by an earlier version and comes back: all are drafts."""
    for one in rows:
        clock = time.fromisoformat(one["clock"]) if one["clock"] else None
        when = When(**{**one["when"], "anchor": Anchor(one["when"]["anchor"]), "clock": clock})
        _new(work, event, LetterPlanRow(kind=LetterKind(one["kind"]), when=when))


def _new(work: Work, event: Event | None, row: LetterPlanRow) -> PlannedLetter:
    planned = PlannedLetter(office_id=work.office_id, event=event, way=Way.DRAFT)
    planned.state = PlanState.OPEN
    _fill(planned, row)
    work.session.add(planned)
    work.session.flush()
    return planned


def _fill(planned: PlannedLetter, row: LetterPlanRow) -> None:
    planned.kind, when = row.kind, row.when
    planned.anchor, planned.is_after = when.anchor, when.is_after
    planned.days, planned.clock, planned.hours = when.days, when.clock, when.hours
    if planned.event is not None:
        settle(planned.event, [planned])


def _store_office_plan(work: Work) -> None:
    """Before it is changed the first time: the proposal becomes the office's own."""
    if not plan_of(work, None):
        for row in office_plan(work):
            _new(work, None, row)


def check_planned(row: LetterPlanRow) -> None:
    """Raises `Invalid` for what cannot be planned."""
    when = row.when
    if row.kind not in PLANNABLE:
        raise Invalid("kind", _("Choose one of the list."))
    if when.hours is None and when.clock is None:
        raise Invalid("clock", _("Give the hour, such as 10:00."))
    if when.hours is not None and when.anchor is Anchor.DEADLINE:
        raise Invalid(
            "anchor", _("The last day to answer has no hour. Count in days, and give the hour.")
        )
    if not 0 <= when.days <= MOST_DAYS:
        raise Invalid(
            "count", _("Give a number of days from 0 to %(most)s.", most=number_text(MOST_DAYS))
        )
    if when.hours is not None and not 0 <= when.hours <= MOST_HOURS:
        raise Invalid(
            "count", _("Give a number of hours from 0 to %(most)s.", most=number_text(MOST_HOURS))
        )


def _reopen(planned: PlannedLetter) -> None:
    planned.state, planned.settled_at, planned.reason = PlanState.OPEN, None, ""


def _refuse_unless(planned: PlannedLetter, *states: PlanState) -> None:
    if planned.state not in states:
        raise Conflict(DECIDED)


def _refuse_if_closed(event: Event | None) -> None:
    if event is not None and event.status is EventStatus.CLOSED:
        raise Conflict(CLOSED)


def _note(work: Work, verb: str, planned: PlannedLetter, **facts: Any) -> None:
    record(work, verb, planned, event_id=planned.event_id, kind=planned.kind, **facts)


def _id(event: Event | None) -> int | None:
    return event.id if event else None
