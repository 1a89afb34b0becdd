"""Setting as what a guest comes."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.invitations.kinds import set_kind
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.invitations import KindForm
from planner.web.desk.guests.letters import find_guest, write_place_letters
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_work
from planner.web.words import word

blueprint = Blueprint("guest_kinds", __name__, url_prefix="/events/<int:event_id>/invitations")


@blueprint.post("/<int:invitation_id>/kind")
@needs(Role.EDITOR)
def set_guest_kind(event_id: int, invitation_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    guest, form = find_guest(event, invitation_id), KindForm.read()
    if not form.validate():
        raise Conflict(_("Choose one of the list."))
    begin_writing()
    set_kind(current_work(), [guest], form.kind.data)
    write_place_letters(event)
    flash(_("%(name)s comes as: %(kind)s.", name=guest.name, kind=word(guest.kind)))
    return redirect(
        url_for("desk.invitations.show", event_id=event.id, invitation_id=guest.id), 303
    )
