"""Letters to guests that a person asks for: what is due, once more, to a colleague."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models import Event
from planner.invitations.changes import write_to, write_to_all
from planner.invitations.colleagues import invite_colleague
from planner.invitations.due import Wish
from planner.invitations.letters import bring_in_line, guests_to_write_to
from planner.invitations.models import Invitation
from planner.invitations.queries import invitation_of
from planner.jobs.starting import MOST_AT_ONCE, start_writing
from planner.kernel.errors import Invalid
from planner.web.database import db
from planner.web.desk.event_pages import find_event
from planner.web.desk.jobs import follow
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.unit import begin_writing, current_office, current_work, found, rechecked

blueprint = Blueprint("guest_letters", __name__, url_prefix="/events/<int:event_id>/invitations")


def write_letters(
    event: Event, invitation_ids: Sequence[int] | None = None, wish: Wish = Wish.DUE
) -> int:
    """After every act of the desk on an event or its guests: the letters that follow from it.

    How many were written; letters to very many guests are left to a job.
    """
    work = current_work()
    work.session.flush()
    guests = guests_to_write_to(work, event) if invitation_ids is None else invitation_ids
    if len(guests) > MOST_AT_ONCE:
        start_writing(work, event.id, guests, wish)
        return 0
    return bring_in_line(work, event, guests, wish)


@rechecked
def find_guest(event: Event, number: int) -> Invitation:
    """A guest of the office's event, or a 404."""
    wanted = invitation_of(current_office().id, event.id, number)
    return found(db.session.scalars(wanted).one_or_none())


@blueprint.post("/updates")
@needs(Role.EDITOR)
def create_updates(event_id: int) -> ResponseReturnValue:
    """To everybody who has still to hear of anything."""
    begin_writing()
    event, work = find_event(event_id), current_work()
    guests = guests_to_write_to(work, event)
    if len(guests) > MOST_AT_ONCE:
        return follow(start_writing(work, event.id, guests, Wish.DETAILS))
    flash(_waiting(write_to_all(work, event)))
    return redirect(url_for("desk.invitations.index", event_id=event.id), 303)


@blueprint.post("/<int:invitation_id>/letters")
@needs(Role.EDITOR)
def create_letter(event_id: int, invitation_id: int) -> ResponseReturnValue:
    """To one guest: what is due, else the last letter once more."""
    begin_writing()
    event = find_event(event_id)
    guest = find_guest(event, invitation_id)
    flash(_waiting(write_to(current_work(), guest)))
    return redirect(
        url_for("desk.invitations.show", event_id=event.id, invitation_id=guest.id), 303
    )


@blueprint.post("/<int:invitation_id>/colleague")
@needs(Role.EDITOR)
def create_colleague(event_id: int, invitation_id: int) -> ResponseReturnValue:
    """Invite whom the guest has named in their place."""
    begin_writing()
    event = find_event(event_id)
    guest = find_guest(event, invitation_id)
    try:
        colleague = invite_colleague(current_work(), guest)
    except Invalid as error:
        flash(error.message)
        return redirect(
            url_for("desk.invitations.show", event_id=event.id, invitation_id=guest.id), 303
        )
    write_letters(event, [guest.id, colleague.id], Wish.DETAILS)
    flash(f"{colleague.name} is invited instead of {guest.name}; the letter waits for you.")
    return redirect(url_for("desk.invitations.index", event_id=event.id), 303)


def _waiting(number: int) -> str:
    return f"{number} {'letter waits' if number == 1 else 'letters wait'} in the outbox."
