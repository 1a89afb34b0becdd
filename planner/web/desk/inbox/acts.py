"""What a person does about a message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.inbox import decisions
from planner.inbox.declining import decline, prepare_declining
from planner.inbox.models import Decision, ReceivedMessage
from planner.inbox.unread import see_all
from planner.invitations.due import Wish
from planner.invitations.models import Invitation
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.work import Work
from planner.web.addresses import row_number
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.inbox import ColleagueForm
from planner.web.desk.forms.outline_parts import part_with
from planner.web.desk.guests.letters import write_letters
from planner.web.desk.inbox.blueprint import blueprint, find_message
from planner.web.desk.inbox.pages import message_page
from planner.web.desk.inbox.words import DECISIONS
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.transaction import begin_writing, current_office, current_work, found

_SIMPLE: dict[Decision, Callable[[Work, ReceivedMessage], object]] = {
    Decision.NOTED: decisions.note,
    Decision.ADDRESS_ADDED: decisions.add_address,
    Decision.UNSUBSCRIBED: decisions.unsubscribe_sender,
    Decision.DISCARDED: decisions.discard,
}


@blueprint.post("/readings")
@needs(Role.EDITOR)
def see_shown() -> ResponseReturnValue:
    """Everything on the category up to the newest that the page showed has been read."""
    begin_writing()
    newest, event_id = (row_number(request.form.get(name, "")) for name in ("newest", "event"))
    count = see_all(current_work(), up_to=newest or 0, event_id=event_id)
    flash(ngettext("One message is read.", "%(count)s messages are read.", count))
    return redirect(url_for("desk.inbox.index", event=event_id), 303)


@blueprint.post("/<int:message_id>/reading")
@needs(Role.EDITOR)
def see(message_id: int) -> ResponseReturnValue:
    begin_writing()
    message = find_message(message_id)
    decisions.see(current_work(), message)
    flash(_("It is read."))
    return redirect(url_for("desk.inbox.index"), 303)


@blueprint.post("/<int:message_id>/decision")
@needs(Role.EDITOR)
def decide(message_id: int) -> ResponseReturnValue:
    """`decision` says what: note the answer, add the address, opt out, or nothing to do."""
    given = request.form.get("decision", "")
    begin_writing()
    message = find_message(message_id)
    if given not in _SIMPLE:
        raise Invalid("decision", _("Choose what is to be done about it."))
    decision = Decision(given)
    _SIMPLE[decision](current_work(), message)
    return _decided(message)


@blueprint.post("/<int:message_id>/attachment")
@needs(Role.EDITOR)
def attach(message_id: int) -> ResponseReturnValue:
    """Attach it to the guest `guest`, or to `owner` and add the sender's address to them."""
    begin_writing()
    message = find_message(message_id)
    owner = request.form.get("owner", "")
    wanted = select(Invitation).where(
        Invitation.office_id == current_office().id,
        Invitation.id == (row_number(owner or request.form.get("guest", "")) or 0),
    )
    guest = found(db.session.scalars(wanted).one_or_none())
    decisions.attach(current_work(), message, guest, adds_address=bool(owner))
    return _decided(message)


@blueprint.post("/<int:message_id>/colleague")
@needs(Role.EDITOR)
def invite(message_id: int) -> ResponseReturnValue:
    """Invite the colleague whom the guest sends; the letter waits in the outbox."""
    message, form = find_message(message_id), ColleagueForm.read()
    invited, status = submit_form(
        form, lambda: decisions.invite_named(current_work(), message, form.name.data or "")
    )
    if invited is None:
        return message_page(message, form), status
    guests = [number for number in (message.invitation_id, invited.id) if number is not None]
    write_letters(invited.event, guests, Wish.DETAILS)
    flash(_("%(name)s is on the list. The letter waits in the outbox.", name=invited.name))
    return redirect(url_for("desk.inbox.show", message_id=message.id), 303)


@blueprint.post("/<int:message_id>/acceptance")
@needs(Role.EDITOR)
def accept(message_id: int) -> ResponseReturnValue:
    """Then the member changes the event on its form, where the proposed time stands already."""
    begin_writing()
    message = find_message(message_id)
    decisions.accept_time(current_work(), message)
    event = found(message.event)
    flash(_("The proposed time stands in the form. Guests hear of it once you save, and send."))
    return redirect(_form_with_time(event, message), 303)


@blueprint.post("/<int:message_id>/refusal")
@needs(Role.EDITOR)
def refuse(message_id: int) -> ResponseReturnValue:
    """Tell the guest that the event stays where it is; the letter leaves at once."""
    message = find_message(message_id)
    if message.event_id is not None:
        find_event(message.event_id)
    plan = prepare_declining(current_work(), message)
    begin_writing()
    message = find_message(message_id)
    decline(current_work(), message, plan)
    return _decided(message)


@blueprint.post("/<int:message_id>/undoing")
@needs(Role.EDITOR)
def undo(message_id: int) -> ResponseReturnValue:
    begin_writing()
    message = find_message(message_id)
    decisions.undo(current_work(), message)
    flash(_("The decision is taken back. The message waits again."))
    return redirect(url_for("desk.inbox.show", message_id=message.id), 303)


def _decided(message: ReceivedMessage) -> ResponseReturnValue:
    assert message.decision is not None
    undoing = url_for("desk.inbox.undo", message_id=message.id)
    flash(
        DECISIONS[message.decision],
        Undo(undoing, {}) if decisions.can_be_undone(message) else None,
    )
    return redirect(url_for("desk.inbox.index"), 303)


def _form_with_time(event: Event, message: ReceivedMessage) -> str:
    """The form of the event's time, with that of the message in the zone of the event."""
    part, zone = part_with("starts_clock"), ZoneInfo(event.zone)
    assert part is not None
    moments = {"starts": message.starts_at, "ends": message.ends_at}
    told: dict[str, Any] = {
        name: moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M")
        for name, moment in moments.items()
        if moment is not None
    }
    return url_for("desk.outline.show_part", event_id=event.id, part=part.name, **told)
