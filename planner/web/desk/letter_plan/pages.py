"""The plan of letters: what leaves when to whom, of an event or as plans begin; changing its rows."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages, spoken_language
from planner.letter_plans.audiences import audience
from planner.letter_plans.models import PlannedLetter, PlanState, Way
from planner.letter_plans.operations import (
    plan_letter,
    remove_planned,
    return_to_proposal,
    revise_planned,
)
from planner.letter_plans.queries import office_plan, plan_of, planned_letter
from planner.letter_plans.timing import due_moment
from planner.letter_plans.whether import OFF, why_not_written
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.events.removed import undo_removal
from planner.web.desk.forms.letter_plans import PlannedLetterForm
from planner.web.desk.letter_plan.timeline import hour_words, timeline, when_words
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    member,
    rechecked,
)
from planner.web.words import word

blueprint = Blueprint("letter_plan", __name__)
EVENT, PLAN, ROW = "/events/<int:event_id>", "/letter-plan", "/letter-plan/<int:planned_id>"


@blueprint.get(f"{EVENT}{PLAN}")
@blueprint.get(PLAN)
@needs(Role.VIEWER)
def index(event_id: int | None = None) -> ResponseReturnValue:
    return _plan_page(_event(event_id))


@blueprint.post(f"{EVENT}{PLAN}")
@blueprint.post(PLAN)
@needs(Role.EDITOR)
def add(event_id: int | None = None) -> ResponseReturnValue:
    event, form = _event(event_id), PlannedLetterForm.read()
    planned, status = submit_form(form, lambda: plan_letter(current_work(), event, form.row()))
    if planned is None:
        return _plan_page(event, form), status
    flash(_("“%(name)s” is in the plan, as a draft.", name=word(planned.kind)))
    return back_to(planned)


@blueprint.get(f"{EVENT}{ROW}")
@blueprint.get(ROW)
@needs(Role.EDITOR)
def show(planned_id: int, event_id: int | None = None) -> ResponseReturnValue:
    planned = find_planned(planned_id, event_id)
    return _row_page(planned, PlannedLetterForm.filled(planned))


@blueprint.post(f"{EVENT}{ROW}")
@blueprint.post(ROW)
@needs(Role.EDITOR)
def update(planned_id: int, event_id: int | None = None) -> ResponseReturnValue:
    planned, form = find_planned(planned_id, event_id), PlannedLetterForm.read()

    def save() -> bool:
        revise_planned(current_work(), planned, form.row(), form.opened_version)
        return True

    saved, status = submit_form(form, save, stored=lambda: PlannedLetterForm.filled(planned))
    if saved is None:
        return _row_page(planned, form), status
    flash(_("Saved."))
    return back_to(planned)


@blueprint.post(f"{EVENT}{ROW}/removal")
@blueprint.post(f"{ROW}/removal")
@needs(Role.EDITOR)
def remove(planned_id: int, event_id: int | None = None) -> ResponseReturnValue:
    begin_writing()
    planned = find_planned(planned_id, event_id)
    name = word(planned.kind)
    removed = remove_planned(current_work(), planned)
    undo = undo_removal(removed) if removed else None
    flash(_("“%(name)s” is out of the plan.", name=name), undo)
    return redirect(url_for("desk.letter_plan.index", event_id=event_id), 303)


@blueprint.post(f"{PLAN}/proposal")
@needs(Role.EDITOR)
def take_proposal() -> ResponseReturnValue:
    begin_writing()
    return_to_proposal(current_work())
    flash(_("Plans begin with the proposal again."))
    return redirect(url_for("desk.letter_plan.index"), 303)


@rechecked
def find_planned(planned_id: int, event_id: int | None) -> PlannedLetter:
    """A row of the plan of the office's event, or of the office's plan; or a 404."""
    event = _event(event_id)
    wanted = planned_letter(current_office().id, event.id if event else None, planned_id)
    return found(db.session.scalars(wanted).one_or_none())


def back_to(planned: PlannedLetter) -> ResponseReturnValue:
    address = url_for(
        "desk.letter_plan.index", event_id=planned.event_id, _anchor=f"planned-{planned.id}"
    )
    return redirect(address, 303)


def _event(event_id: int | None) -> Event | None:
    return find_event(event_id) if event_id is not None else None


def _may_edit(event: Event | None) -> bool:
    is_closed = event is not None and event.status is EventStatus.CLOSED
    return member().may(Role.EDITOR) and not is_closed


def _plan_page(event: Event | None, form: PlannedLetterForm | None = None) -> str:
    """`form` is that of a new row that was refused."""
    may_edit = _may_edit(event)
    shown = {
        "event": event,
        "may_edit": may_edit,
        "added": form or (PlannedLetterForm() if may_edit else None),
        "is_refused": form is not None,
        "when_words": when_words,
        "hour_words": hour_words,
        "ways": Way,
        "states": PlanState,
    }
    if event is None:
        own = plan_of(current_work(), None)
        rows = own or office_plan(current_work())
        return render_template("desk/letter_plan/office.html", rows=rows, is_own=bool(own), **shown)
    return render_template(
        "desk/letter_plan/index.html",
        rows=timeline(current_work(), event),
        off=OFF.get(event.status, ""),
        office_rows=len(office_plan(current_work())),
        **shown,
    )


def _row_page(planned: PlannedLetter, form: PlannedLetterForm) -> str:
    event = planned.event
    may_edit = _may_edit(event) and planned.state in (PlanState.OPEN, PlanState.MISSED)
    if not may_edit:
        form.for_reading()
    shown = {
        "event": event,
        "planned": planned,
        "form": form,
        "may_edit": may_edit,
        "states": PlanState,
        "when_words": when_words,
        "hour_words": hour_words,
    }
    if event is None:
        return render_template("desk/letter_plan/office_row.html", **shown)
    return render_template(
        "desk/letter_plan/row.html",
        audience=audience(current_work(), event, planned.kind),
        due=due_moment(event, planned),
        why_not=why_not_written(current_work(), event, planned.kind),
        text_language=spoken_language(event.language),
        languages=languages(),
        **shown,
    )
