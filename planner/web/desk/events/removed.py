"""Bringing back what was removed from the record of an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.coverage.models import Clip
from planner.coverage.operations import bring_clip_back
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.statement import Statement
from planner.events.models.task import EventTask
from planner.events.operations.removing import bring_item_back, bring_part_back
from planner.events.operations.statements import bring_statement_back
from planner.events.operations.tasks import bring_task_back
from planner.history.models import Removed
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.models import PlannedLetter
from planner.letter_plans.operations import bring_planned_back
from planner.web.desk.events.pages import find_event
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.notices import Undo, flash
from planner.web.transaction import begin_writing, current_work, found

blueprint = Blueprint("removed", __name__, url_prefix="/events/<int:event_id>/removed")

BringBack = Callable[[Work, Event, Removed], Any]
# By kind of row: the operation, what is said, and the page that shows it.
_BRINGERS: Mapping[str, tuple[BringBack, str, str]] = {
    ProgrammeItem.__tablename__: (
        bring_item_back,
        _("The item is in the programme again."),
        "desk.programme.index",
    ),
    Part.__tablename__: (
        bring_part_back,
        _("The speaker is in the programme again."),
        "desk.programme.index",
    ),
    Statement.__tablename__: (
        bring_statement_back,
        _("The statement is noted again."),
        "desk.speakers.index",
    ),
    EventTask.__tablename__: (
        bring_task_back,
        _("It is on the checklist again."),
        "desk.checklist.index",
    ),
    PlannedLetter.__tablename__: (
        bring_planned_back,
        _("The letter is in the plan again, as a draft."),
        "desk.letter_plan.index",
    ),
    Clip.__tablename__: (
        bring_clip_back,
        _("The publication is noted again."),
        "desk.after.index",
    ),
}


def undo_removal(removed: Removed) -> Undo:
    """The button that brings it back."""
    return Undo(
        url_for("desk.removed.restore", event_id=removed.event_id, removed_id=removed.id)
    )  # fmt: skip


@blueprint.post("/<int:removed_id>/restoration")
@needs(Role.EDITOR)
def restore(event_id: int, removed_id: int) -> ResponseReturnValue:
    begin_writing()
    event, removed = find_event(event_id), found_in(Removed, removed_id)
    found(removed if removed.event_id == event.id else None)
    bring_back, said, endpoint = _BRINGERS[removed.subject_kind]
    bring_back(current_work(), event, removed)
    flash(said)
    return redirect(url_for(endpoint, event_id=event.id), 303)
