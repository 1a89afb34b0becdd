"""Choosing who is responsible for an event, on its overview."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accounts.queries import members_of
from planner.events.models.event import Event
from planner.events.operations.responsible import make_responsible
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.responsible import ResponsibleForm
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import current_office, current_work

blueprint = Blueprint("responsible", __name__, url_prefix="/events/<int:event_id>/responsible")


@blueprint.get("")
@needs(Role.EDITOR)
def show(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return _page(event, _offered(ResponsibleForm(data={"responsible_id": event.responsible_id})))


@blueprint.post("")
@needs(Role.EDITOR)
def update(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = _offered(ResponsibleForm.read())

    def save() -> bool:
        make_responsible(current_work(), event, form.responsible_id.data)
        return True

    saved, status = submit_form(form, save)
    if saved is None:
        return _page(event, form, status)
    flash(_("Saved."))
    return redirect(url_for("desk.overview.show", event_id=event.id), 303)


def _offered(form: ResponsibleForm) -> ResponsibleForm:
    members = db.session.scalars(members_of(current_office().id))
    form.offer([(m.user_id, m.user.name) for m in members if m.suspended_at is None])
    return form


def _page(event: Event, form: ResponsibleForm, status: int = 200) -> ResponseReturnValue:
    return render_template("desk/responsible/show.html", event=event, form=form), status
