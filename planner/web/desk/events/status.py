"""The status of an event: changing it, announcing the event."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.changes import Change
from planner.events.completeness import lacks
from planner.events.lifecycle import moves
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.operations.announcement import (
    announce,
    why_not_announced,
    withdraw_announcement,
)
from planner.events.operations.planning import move_event, why_not_moved
from planner.invitations.reach import letters_due_after
from planner.kernel.messages import gettext as _
from planner.web.desk.events.next_step import present_now
from planner.web.desk.events.pages import facts_of, find_event
from planner.web.desk.forms.event_status import StatusForm
from planner.web.desk.guests.letters import write_letters
from planner.web.doors import needs
from planner.web.extensions import now
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work

blueprint = Blueprint("event_status", __name__, url_prefix="/events/<int:event_id>")

_MOVED = {
    EventStatus.DRAFT: _("The event is a draft now."),
    EventStatus.TENTATIVE: _("The event is tentative now."),
    EventStatus.CONFIRMED: _("The event is confirmed now."),
    EventStatus.POSTPONED: _("The event is postponed now."),
    EventStatus.CANCELLED: _("The event is cancelled now."),
    EventStatus.HELD: _("The event is held now."),
    EventStatus.CLOSED: _("The event is closed now."),
}


@blueprint.get("/status")
@needs(Role.VIEWER)
def show(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return _page(event, _with_choices(event, StatusForm()))


@blueprint.post("/status")
@needs(Role.EDITOR)
def update(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = _with_choices(event, StatusForm.read())
    change, status = submit_form(form, lambda: _move(event, form))
    if change is None:
        return _page(event, form, status)
    flash(_MOVED[event.status])
    return redirect(url_for("desk.overview.show", event_id=event.id), 303)


@blueprint.post("/announcement")
@needs(Role.EDITOR)
def announce_event(event_id: int) -> ResponseReturnValue:
    begin_writing()
    event = find_event(event_id)
    announce(current_work(), event)
    flash(_("The event is in the newsroom now."))
    return redirect(url_for("desk.event_status.show", event_id=event.id), 303)


@blueprint.post("/announcement/withdrawal")
@needs(Role.EDITOR)
def withdraw_event_announcement(event_id: int) -> ResponseReturnValue:
    begin_writing()
    event = find_event(event_id)
    withdraw_announcement(current_work(), event)
    flash(_("The event is no longer in the newsroom."))
    return redirect(url_for("desk.event_status.show", event_id=event.id), 303)


def _move(event: Event, form: StatusForm) -> Change:
    change = move_event(current_work(), event, form.to.data, form.reason.data or "")
    write_letters(event)
    return change


def _with_choices(event: Event, form: StatusForm) -> StatusForm:
    steps = moves(event)
    form.offer(
        steps,
        letters_due_after(current_work(), present_now(event), [step.to for step in steps]),
        is_announced=event.is_announced,
        has_guests=facts_of(event).invited > 0,
    )
    return form


def _page(event: Event, form: StatusForm, status: int = 200) -> ResponseReturnValue:
    page = render_template(
        "desk/event_status/show.html",
        event=event,
        form=form,
        lacks=lacks(event),
        why_not=why_not_announced(event),
        why_not_moved={
            choice.value: why_not_moved(event, EventStatus(choice.value), now())
            for choice in form.to.iter_choices()
        },
    )
    return page, status
