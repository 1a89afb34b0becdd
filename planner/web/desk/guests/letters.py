"""Letters to guests: after changes, on request, and to a guest's colleague."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.invitations.changes import NOBODY_TO_TELL, letter_to, letters_to_all
from planner.invitations.colleagues import invite_colleague
from planner.invitations.due import Wish
from planner.invitations.letters import (
    Prepared,
    guests_to_write_to,
    is_anything_due,
    is_anything_to_tell,
    store,
)
from planner.invitations.models import Invitation
from planner.invitations.operations import Report
from planner.invitations.queries import held_invitations_of, invitation_of
from planner.invitations.seats import guests_to_tell
from planner.jobs import letter_writing
from planner.jobs.letter_writing import Transactions
from planner.jobs.starting import MOST_AT_ONCE, start_writing
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.outbox.operations import release_letters
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.jobs.pages import follow
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import (
    after_commit,
    begin_writing,
    current_office,
    current_work,
    found,
    rechecked,
    short_transaction,
)

TRANSACTIONS = Transactions(reading=lambda: nullcontext(current_work()), writing=short_transaction)
blueprint = Blueprint("guest_letters", __name__, url_prefix="/events/<int:event_id>/invitations")


def write_letters(
    event: Event, invitation_ids: Sequence[int] | None = None, wish: Wish = Wish.DUE
) -> None:
    """Write the letters that follow from a change of an event or its guests, once it is committed.

    They are rendered without a lock and stored in a short transaction of their own; letters to
    many guests are left to a job. A guest whose letter could not be written is marked on the guest
    list as not told. Without `invitation_ids`, all guests who may be written to are considered.
    """
    work = current_work()
    work.session.flush()
    guests = guests_to_write_to(work, event) if invitation_ids is None else invitation_ids
    if guests:
        after_commit(
            partial(letter_writing.write_letters, TRANSACTIONS, event.id, tuple(guests), wish)
        )


def write_place_letters(event: Event) -> None:
    """To those who came onto the waiting list or moved up in this act, once it is committed."""
    work = current_work()
    work.session.flush()
    if guests := guests_to_tell(work, event):
        write_letters(event, guests)


def is_a_letter_due(event: Event) -> bool:
    """Whether a guest has to be told what has changed, within the transaction of the change."""
    work = current_work()
    work.session.flush()
    return is_anything_to_tell(work, _event(event.id), guests_to_write_to(work, event))


def _event(event_id: int) -> Event:
    return db.session.scalars(event_with_programme(current_office().id, event_id)).one()


@rechecked
def find_guest(event: Event, number: int) -> Invitation:
    """The guest of the event, or a 404."""
    wanted = invitation_of(current_office().id, event.id, number)
    return found(db.session.scalars(wanted).one_or_none())


@blueprint.post("/updates")
@needs(Role.EDITOR)
def write_updates(event_id: int) -> ResponseReturnValue:
    """To every guest who has not been told everything yet."""
    event = find_event(event_id)
    guests = guests_to_write_to(current_work(), event)
    if len(guests) > MOST_AT_ONCE:
        if not is_anything_due(current_work(), _event(event.id), guests, Wish.DETAILS):
            raise Conflict(NOBODY_TO_TELL)
        begin_writing()
        return follow(start_writing(current_work(), event.id, guests, Wish.DETAILS))
    flash(waiting_notice(store_held(letters_to_all(current_work(), event))))
    return redirect(url_for("desk.invitations.index", event_id=event.id), 303)


@blueprint.post("/<int:invitation_id>/letters")
@needs(Role.EDITOR)
def write_letter(event_id: int, invitation_id: int) -> ResponseReturnValue:
    """To one guest: the letter that is due, else the last one once more."""
    event = find_event(event_id)
    guest = find_guest(event, invitation_id)
    flash(waiting_notice(store_held(letter_to(current_work(), guest))))
    return redirect(
        url_for("desk.invitations.show", event_id=event.id, invitation_id=guest.id), 303
    )


@blueprint.post("/<int:invitation_id>/colleague")
@needs(Role.EDITOR)
def invite_guest_colleague(event_id: int, invitation_id: int) -> ResponseReturnValue:
    """Invite the colleague whom the guest has named to come instead."""
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
    flash(
        _(
            "%(colleague)s is invited instead of %(guest)s; the letter waits for you.",
            colleague=colleague.name,
            guest=guest.name,
        )
    )
    return redirect(url_for("desk.invitations.index", event_id=event.id), 303)


def store_held(prepared: Prepared) -> int:
    """Store letters in the transaction of this request, and return how many were written.

    Raises `Conflict` if the event or its guests have changed since they were prepared.
    """
    begin_writing()
    stored = store(current_work(), prepared)
    if stored.is_stale:
        raise Conflict(
            _("The event or its guests have changed meanwhile. Look at them again, then write.")
        )
    return stored.written


def waiting_notice(number: int) -> str:
    return ngettext(
        "%(count)s letter waits in the outbox.",
        "%(count)s letters wait in the outbox.",
        number,
        count=number_text(number),
    )


def send_letters(invitation_ids: Sequence[int]) -> None:
    """Release the letters to these guests that `write_letters` is going to write, after it."""
    after_commit(partial(_release_to, tuple(invitation_ids)))


def _release_to(invitation_ids: Sequence[int]) -> None:
    with short_transaction() as work:
        held = work.session.scalars(held_invitations_of(work.office_id, invitation_ids))
        release_letters(work, list(held))


def invited_notice(report: Report) -> str:
    number = len(report.invited)
    if not number:
        return _("Nobody was invited.")
    return ngettext(
        "%(count)s invited; the letters wait for you.",
        "%(count)s invited; the letters wait for you.",
        number,
        count=number_text(number),
    )
