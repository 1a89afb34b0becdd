"""Erasing a person at their wish: first the page that says what stays."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.models import Person
from planner.kernel.messages import gettext as _
from planner.privacy.erasing import erase, what_stays, why_not_erased
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.stored_files import remove_after_commit
from planner.web.transaction import begin_writing, current_work

blueprint = Blueprint("erasing", __name__, url_prefix="/people/<int:person_id>/erasure")


@blueprint.get("/")
@needs(Role.APPROVER)
def show(person_id: int) -> ResponseReturnValue:
    person = found_in(Person, person_id)
    return render_template(
        "desk/erasing/show.html",
        person=person,
        why_not=why_not_erased(current_work(), person),
        stays=what_stays(current_work(), person),
    )


@blueprint.post("/")
@needs(Role.APPROVER)
def create(person_id: int) -> ResponseReturnValue:
    begin_writing()
    remove_after_commit(erase(current_work(), found_in(Person, person_id)))
    flash(_("The person is erased."))
    return redirect(url_for("desk.people.index"), 303)
