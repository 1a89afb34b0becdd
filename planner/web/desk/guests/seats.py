"""Giving a guest a seat, whatever the number and the order."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.invitations.seats import give_seat
from planner.kernel.messages import gettext as _
from planner.web.desk.events.pages import find_event
from planner.web.desk.guests.letters import find_guest, write_place_letters
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work

blueprint = Blueprint("seats", __name__, url_prefix="/events/<int:event_id>/invitations")


@blueprint.post("/<int:invitation_id>/seat")
@needs(Role.EDITOR)
def give(event_id: int, invitation_id: int) -> ResponseReturnValue:
    begin_writing()
    event = find_event(event_id)
    guest = find_guest(event, invitation_id)
    give_seat(current_work(), guest)
    write_place_letters(event)
    flash(_("%(name)s has a seat now; the letter that says so waits for you.", name=guest.name))
    return redirect(
        url_for("desk.invitations.show", event_id=event.id, invitation_id=guest.id), 303
    )
