"""Assistants of a person: named and removed on their page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.assistants import (
    Assistant,
    assistant_row,
    assistants_of,
    assisted_by,
    name_assistant,
    remove_assistant,
    why_no_copies,
)
from planner.contacts.models import Person
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.forms.assistants import AssistantForm
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    reading_languages,
    rechecked,
)

blueprint = Blueprint("assistants", __name__, url_prefix="/people/<int:person_id>/assistants")


@blueprint.post("/")
@needs(Role.EDITOR)
def create(person_id: int) -> ResponseReturnValue:
    """Name an assistant; from now on they get copies of letters."""
    form = _offered(AssistantForm.read())
    row, status = submit_form(
        form,
        lambda: name_assistant(current_work(), found_in(Person, person_id), form.assistant_id.data),
    )
    if row is None:
        person = found_in(Person, person_id)
        return render_template("desk/assistants/show.html", person=person, form=form), status
    name = row.assistant.name(*reading_languages())
    undo = Undo(url_for("desk.assistants.remove", person_id=person_id, assistant_id=row.id))
    flash(_("%(name)s gets copies from now on.", name=name), undo)
    return _back(person_id)


@blueprint.post("/<int:assistant_id>/removal")
@needs(Role.EDITOR)
def remove(person_id: int, assistant_id: int) -> ResponseReturnValue:
    begin_writing()
    row = _found(person_id, assistant_id)
    name = row.assistant.name(*reading_languages())
    remove_assistant(current_work(), row)
    flash(_("%(name)s gets no more copies.", name=name))
    return _back(person_id)


def beside_person(person: Person) -> dict[str, Any]:
    """For the page of a person: who assists them, whom they assist, and the form."""
    office_id = current_office().id
    return {
        "assistants": db.session.scalars(assistants_of(office_id, person.id)).all(),
        "assisted": db.session.scalars(assisted_by(office_id, person.id)).all(),
        "assistant_form": _offered(AssistantForm()),
        "why_no_copies": why_no_copies,
    }


@rechecked
def _found(person_id: int, number: int) -> Assistant:
    """The row, or a 404."""
    row = assistant_row(current_office().id, person_id, number)
    return found(db.session.scalars(row).one_or_none())


def _offered(form: AssistantForm) -> AssistantForm:
    form.assistant_id.offer(choices.people())
    return form


def _back(person_id: int) -> ResponseReturnValue:
    return redirect(url_for("desk.people.show", person_id=person_id, _anchor="assistants"), 303)
