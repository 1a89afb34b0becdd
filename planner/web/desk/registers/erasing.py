"""What the law gives a person: a copy of their data, and erasing; first the page that says what stays."""

from __future__ import annotations

import json

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.models import Person
from planner.kernel.messages import gettext as _
from planner.privacy.erasing import erase, what_stays, why_not_erased
from planner.privacy.own_data import as_json_with_notes, own_data
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.stored_files import remove_after_commit
from planner.web.transaction import begin_writing, current_work

blueprint = Blueprint("erasing", __name__, url_prefix="/people/<int:person_id>")


@blueprint.get("/data.json")
@needs(Role.ADMINISTRATOR)
def copy(person_id: int) -> ResponseReturnValue:
    """All that is kept about the person, with the notes: for whoever asks the office itself."""
    person = found_in(Person, person_id)
    kept = as_json_with_notes(current_work(), own_data(current_work(), person))
    text = json.dumps(kept, ensure_ascii=False, indent=2)
    response = Response(text, content_type="application/json; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"person-{person.id}.json")
    return response


@blueprint.get("/erasure/")
@needs(Role.APPROVER)
def show(person_id: int) -> ResponseReturnValue:
    person = found_in(Person, person_id)
    return render_template(
        "desk/erasing/show.html",
        person=person,
        why_not=why_not_erased(current_work(), person),
        stays=what_stays(current_work(), person),
    )


@blueprint.post("/erasure/")
@needs(Role.APPROVER)
def create(person_id: int) -> ResponseReturnValue:
    begin_writing()
    remove_after_commit(erase(current_work(), found_in(Person, person_id)))
    flash(_("The person is erased."))
    return redirect(url_for("desk.people.index"), 303)
