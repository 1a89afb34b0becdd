"""The outline: the first tab of an event."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.changes import Change
from planner.events.models import Event
from planner.kernel.errors import Invalid, Stale
from planner.web.desk import picks
from planner.web.desk.event_pages import find_event
from planner.web.desk.event_status import apply_outline
from planner.web.desk.forms.outline import OutlineForm
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.unit import current_office, current_work

blueprint = Blueprint("outline", __name__, url_prefix="/events/<int:event_id>")


@blueprint.get("/")
@needs(Role.VIEWER)
def show(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return _page(event, _stored(event))


@blueprint.post("/")
@needs(Role.EDITOR)
def update(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = _offered(event, OutlineForm.read(languages=tuple(current_office().languages)))
    if form.wants_more:
        return _page(event, form)
    if not form.validate():
        return _page(event, form, 422)
    try:
        change = apply_outline(current_work(), event, form.outline(), form.opened_version)
    except Invalid as error:
        form.mark(error)
        return _page(event, form, 422)
    except Stale as error:
        form.compare(_stored(event))
        form.form_errors.append(error.message)
        return _page(event, form, 409)
    flash(_said(change))
    return redirect(url_for("desk.outline.show", event_id=event.id), 303)


def _stored(event: Event) -> OutlineForm:
    return _offered(event, OutlineForm.filled(event, tuple(current_office().languages)))


def _offered(event: Event, form: OutlineForm) -> OutlineForm:
    """Registers to choose from; what is chosen already stays even if it was archived since."""
    languages = current_office().languages
    chosen = [
        *(body.organisation for body in event.bodies),
        *(contact.organisation for contact in event.contacts if contact.organisation),
    ]
    bodies = picks.organisations()
    for body in chosen:
        bodies = picks.with_chosen(bodies, body.id, body.names.best(*languages))
    form.bodies.offer("organisation_id", bodies)
    form.contacts.offer("organisation_id", bodies)
    form.project_id.offer(
        picks.with_chosen(picks.projects(), event.project_id, "the archived project")
    )
    form.programme_id.offer(
        picks.with_chosen(picks.programmes_of_work(), event.programme_id, "the archived programme")
    )
    form.hotline_id.offer(
        picks.with_chosen(picks.hotlines(), event.hotline_id, "the archived hot-line")
    )
    return form


def _said(change: Change) -> str:
    if change.when_changed and change.where_changed:
        return "Saved. Date and place have changed."
    if change.when_changed:
        return "Saved. The date has changed."
    return "Saved. The place has changed." if change.where_changed else "Saved."


def _page(event: Event, form: OutlineForm, status: int = 200) -> ResponseReturnValue:
    return render_template("desk/outline/show.html", event=event, form=form), status
