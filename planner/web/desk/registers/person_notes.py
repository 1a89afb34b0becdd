"""Private notes on a person: written on their page, changed on a page of their own."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.models import Person
from planner.contacts.notes import (
    PersonNote,
    may_remove,
    remove_note,
    restore_note,
    revise_note,
    visible_note,
    write_note,
)
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk.forms.person_notes import PersonNoteForm
from planner.web.desk.registers.lists import found_in
from planner.web.desk.registers.people import role_of_member
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    member,
    rechecked,
)

blueprint = Blueprint("person_notes", __name__, url_prefix="/people/<int:person_id>/notes")


@blueprint.post("/")
@needs(Role.EDITOR)
def create(person_id: int) -> ResponseReturnValue:
    person, form = found_in(Person, person_id), PersonNoteForm.read()
    note, status = submit_form(form, lambda: write_note(current_work(), person, form.plan()))
    if note is None:
        return _page(found_in(Person, person_id), form), status
    flash(_("The note is kept."), Undo(_address("remove", note)))
    return _back(person_id)


@blueprint.get("/<int:note_id>")
@needs(Role.EDITOR)
def show(person_id: int, note_id: int) -> ResponseReturnValue:
    note = _found(person_id, note_id)
    return _page(note.person, PersonNoteForm.filled(note), note)


@blueprint.post("/<int:note_id>")
@needs(Role.EDITOR)
def update(person_id: int, note_id: int) -> ResponseReturnValue:
    note, form = _found(person_id, note_id), PersonNoteForm.read()
    _saved, status = submit_form(
        form,
        lambda: revise_note(current_work(), note, form.plan(), form.opened_version),
        stored=lambda: PersonNoteForm.filled(_found(person_id, note_id)),
    )
    if status != 303:
        note = _found(person_id, note_id)
        return _page(note.person, form, note), status
    flash(_("Saved."))
    return _back(person_id)


@blueprint.post("/<int:note_id>/removal")
@needs(Role.EDITOR)
def remove(person_id: int, note_id: int) -> ResponseReturnValue:
    begin_writing()
    note = _found(person_id, note_id)
    remove_note(current_work(), note, role_of_member())
    flash(_("The note is deleted."), Undo(_address("restore", note)))
    return _back(person_id)


@blueprint.post("/<int:note_id>/restoration")
@needs(Role.EDITOR)
def restore(person_id: int, note_id: int) -> ResponseReturnValue:
    begin_writing()
    restore_note(current_work(), _found(person_id, note_id), role_of_member())
    flash(_("The note is back."))
    return _back(person_id)


@rechecked
def _found(person_id: int, note_id: int) -> PersonNote:
    """One that the member may see, also one that was just deleted, or a 404."""
    user_id, office_id = member().user.id, current_office().id
    row = visible_note(office_id, user_id, role_of_member(), person_id, note_id)
    return found(db.session.scalars(row).one_or_none())


def _page(person: Person, form: PersonNoteForm, note: PersonNote | None = None) -> str:
    """A note, or a new one that was refused."""
    user_id, is_there = member().user.id, note is None or note.removed_at is None
    return render_template(
        "desk/person_notes/show.html",
        person=person,
        note=note,
        form=form,
        may_change=is_there and (note is None or note.author_id == user_id),
        may_remove=note and is_there and may_remove(note, user_id, role_of_member()),
    )


def _address(view: str, note: PersonNote) -> str:
    return url_for(f"desk.person_notes.{view}", person_id=note.person_id, note_id=note.id)


def _back(person_id: int) -> ResponseReturnValue:
    return redirect(url_for("desk.people.show", person_id=person_id, _anchor="private-notes"), 303)
