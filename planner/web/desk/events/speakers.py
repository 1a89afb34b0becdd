"""Parts in the items of the programme, and the tab with all people of an event."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.contacts.duplicates.looking import likely_people, typed_person
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import PartRole, PartState
from planner.events.models.statement import Statement
from planner.events.operations.announcement import name_planned_speakers
from planner.events.operations.occasions import unrepresented
from planner.events.operations.removing import remove_part, why_not_removed
from planner.events.operations.speakers import (
    give_part,
    move_part,
    revise_part,
    set_state,
)
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import back_to_item, find_event, find_item, find_part, step
from planner.web.desk.events.programme_rows import part_words
from planner.web.desk.events.removed import undo_removal
from planner.web.desk.forms.programme import PartForm, StateForm
from planner.web.desk.likely import chosen_person, is_answered, question
from planner.web.desk.registers.lists import revised
from planner.web.doors import needs
from planner.web.form_submission import submit_form, wants_another
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work, office_languages

blueprint = Blueprint("speakers", __name__, url_prefix="/events/<int:event_id>")
PART = "/parts/<int:part_id>"
_BACK = {
    "status": "desk.event_status.show",
    "inviting": "desk.inviting.new",
    "documents": "desk.documents.index",
}


@blueprint.get("/people")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    statements = db.session.scalars(
        select(Statement)
        .where(Statement.office_id == event.office_id, Statement.event_id == event.id)
        .order_by(Statement.position, Statement.id)
    ).all()
    said: dict[int, list[Statement]] = {}
    for statement in statements:
        said.setdefault(statement.part_id, []).append(statement)
    return render_template(
        "desk/speakers/index.html",
        event=event,
        said=said,
        states=list(PartState),
        unrepresented=unrepresented(current_work(), event),
    )


@blueprint.post("/planned-speakers")
@needs(Role.EDITOR)
def name_planned(event_id: int) -> ResponseReturnValue:
    """`named=yes` names speakers who have not been asked; `back` is the page to return to."""
    begin_writing()
    event = find_event(event_id)
    are_named = request.form.get("named") == "yes"
    name_planned_speakers(current_work(), event, are_named=are_named)
    flash(
        _("Speakers who have not been asked are named outside now.")
        if are_named
        else _("Speakers who have not been asked are not named outside.")
    )
    endpoint = _BACK.get(request.form.get("back", ""), "desk.speakers.index")
    return redirect(url_for(endpoint, event_id=event.id), 303)


@blueprint.get("/programme/items/<int:item_id>/parts/new")
@needs(Role.EDITOR)
def new(event_id: int, item_id: int) -> ResponseReturnValue:
    event, item = find_item(event_id, item_id)
    given = request.args.get("role", "")
    role = PartRole(given) if given in set(PartRole) else PartRole.SPEAKER
    return _page(
        event, item, _with_choices(PartForm(languages=office_languages(), data={"role": role}))
    )


@blueprint.post("/programme/items/<int:item_id>/parts")
@needs(Role.EDITOR)
def create(event_id: int, item_id: int) -> ResponseReturnValue:
    event, item = find_item(event_id, item_id)
    form = _read()
    if doubts := _doubts(form):
        return _page(event, item, form, status=409, doubts=doubts)
    part, status = submit_form(form, lambda: give_part(current_work(), item, form.plan()))
    if part is None:
        return _page(event, item, form, status=status)
    flash(_("The part is given."))
    if wants_another():
        here = url_for("desk.speakers.new", event_id=event.id, item_id=item.id)
        return redirect(here, 303)
    return back_to_item(event.id, item.id)


@blueprint.get(PART)
@needs(Role.VIEWER)
def show(event_id: int, part_id: int) -> ResponseReturnValue:
    event, part = find_part(event_id, part_id)
    return _page(event, part.item, _stored(part), part)


@blueprint.post(PART)
@needs(Role.EDITOR)
def update(event_id: int, part_id: int) -> ResponseReturnValue:
    event, part = find_part(event_id, part_id)
    form = _read(part)
    if doubts := _doubts(form):
        return _page(event, part.item, form, part, status=409, doubts=doubts)
    status = revised(form, revise_part, part, _stored)
    if status != 303:
        return _page(event, part.item, form, part, status=status)
    flash(_("Saved."))
    return redirect(url_for("desk.speakers.index", event_id=event.id), 303)


@blueprint.post(f"{PART}/state")
@needs(Role.EDITOR)
def note_state(event_id: int, part_id: int) -> ResponseReturnValue:
    event, part = find_part(event_id, part_id)
    form = StateForm.read()
    if form.validate():
        begin_writing()
        set_state(current_work(), part, form.state.data)
        flash(_("Noted."))
    return redirect(url_for("desk.speakers.index", event_id=event.id), 303)


@blueprint.post(f"{PART}/removal")
@needs(Role.EDITOR)
def remove(event_id: int, part_id: int) -> ResponseReturnValue:
    begin_writing()
    event, part = find_part(event_id, part_id)
    said = _("%(name)s is removed from the programme.", name=part_words(part))
    item_id = part.item_id
    flash(said, undo_removal(remove_part(current_work(), part)))
    return _back_to_open_item(event.id, item_id)


@blueprint.post(f"{PART}/position")
@needs(Role.EDITOR)
def move(event_id: int, part_id: int) -> ResponseReturnValue:
    event, part = find_part(event_id, part_id)
    step(move_part, part, part_words(part))
    return _back_to_open_item(event.id, part.item_id)


def _back_to_open_item(event_id: int, item_id: int) -> ResponseReturnValue:
    """To the row with its speakers."""
    here = url_for(
        "desk.programme.show", event_id=event_id, item_id=item_id, _anchor=f"item-{item_id}"
    )
    return redirect(here, 303)


def _read(part: Part | None = None) -> PartForm:
    form = PartForm.read(languages=office_languages())
    if (number := chosen_person()) is not None:
        form.take_person(number)
    return _with_choices(form, part)


def _doubts(form: PartForm) -> dict[str, Any]:
    """Who somebody may be who is named as new, asked once."""
    if not form.new_names.data or form.wants_more or is_answered() or not form.validate():
        return {}
    employers = [(None, form.organisation_id.data)]
    work = current_work()
    return question(likely_people(work, typed_person(work, form.new_names.data, (), employers)))


def _stored(part: Part) -> PartForm:
    return _with_choices(PartForm.filled(part, office_languages()), part)


def _with_choices(form: PartForm, part: Part | None = None) -> PartForm:
    form.organisation_id.offer(choices.organisations(part.organisation_id if part else None))
    form.person.offer(choices.speakers(form.person.kept))
    return form


def _page(
    event: Event,
    item: ProgrammeItem,
    form: PartForm,
    part: Part | None = None,
    *,
    status: int = 200,
    doubts: Mapping[str, Any] = MappingProxyType({}),
) -> ResponseReturnValue:
    name = "desk/speakers/show.html" if part else "desk/speakers/new.html"
    why = why_not_removed(current_work(), [part]) if part else ""
    page = render_template(
        name, event=event, item=item, part=part, form=form, why_stays=why, **doubts
    )
    return page, status
