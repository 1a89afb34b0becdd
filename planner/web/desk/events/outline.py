"""The outline: the first tab of an event."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.changes import Change
from planner.events.models.event import Event
from planner.events.operations.outline import revise_outline
from planner.kernel.messages import gettext as _
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.outline import OutlineForm
from planner.web.desk.guests.letters import write_letters
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import current_work, office_languages

blueprint = Blueprint("outline", __name__, url_prefix="/events/<int:event_id>")


@blueprint.get("/")
@needs(Role.VIEWER)
def show(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return render_template("desk/outline/show.html", event=event, form=_stored(event))


@blueprint.post("/")
@needs(Role.EDITOR)
def update(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = _with_choices(event, OutlineForm.read(languages=office_languages()))
    change, status = submit_form(
        form,
        lambda: _revise(event, form),
        stored=lambda: _stored(event),
    )
    if change is None:
        return render_template("desk/outline/show.html", event=event, form=form), status
    flash(_saved_notice(change))
    return redirect(url_for("desk.outline.show", event_id=event.id), 303)


def _revise(event: Event, form: OutlineForm) -> Change:
    change = revise_outline(current_work(), event, form.plan(), form.opened_version)
    write_letters(event)
    return change


def _stored(event: Event) -> OutlineForm:
    return _with_choices(event, OutlineForm.filled(event, office_languages()))


def _with_choices(event: Event, form: OutlineForm) -> OutlineForm:
    lists = (form.bodies, form.contacts)
    bodies = choices.organisations(
        *(number for rows in lists for number in rows.kept("organisation_id"))
    )
    for rows in lists:
        rows.offer("organisation_id", bodies)
    form.own_kind_id.offer(choices.own_kinds(event.own_kind_id))
    form.project_id.offer(choices.projects(event.project_id))
    form.programme_id.offer(choices.programmes_of_work(event.programme_id))
    form.hotline_id.offer(choices.hotlines(event.hotline_id))
    return form


def _saved_notice(change: Change) -> str:
    if change.when_changed and change.where_changed:
        return _("Saved. The date or the time, and the place have changed.")
    if change.when_changed:
        return _("Saved. The date or the time has changed.")
    return _("Saved. The place has changed.") if change.where_changed else _("Saved.")
