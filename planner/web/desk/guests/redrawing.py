"""Sending a letter again whose personal links are not kept: another one is written instead."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from planner.confirmations.models import PURPOSE as SPEAKER_LETTER
from planner.free_letters.drawing import PURPOSE as FREE_LETTER
from planner.invitations.changes import letter_to
from planner.invitations.models import Invitation
from planner.invitations.purposes import Purpose, guest_number
from planner.invitations.queries import invitation_of
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.members.messages import JOIN, RESET
from planner.outbox.models import Letter
from planner.outbox.operations import note_drawn_anew
from planner.web.database import db
from planner.web.desk.guests.letters import store_held
from planner.web.notices import flash
from planner.web.transaction import current_office, current_work, stop_writing

_RENEWALS = {
    JOIN: _("Whoever is to work here is invited again under Who works here, and gets a new link."),
    SPEAKER_LETTER: _("The speaker is asked anew under Speakers' confirmations of the event."),
    FREE_LETTER: _("It is sent again on the page of the free letter, to whom you choose."),
    RESET: _(
        "Whoever needs a new link asks for one on the sign-in page, under Forgotten password."
    ),
}
_NO_RENEWAL = _("Nothing can be sent in its place.")


def renewal(letter: Letter) -> str:
    """How the recipient gets a new link; "" for letters to guests, which are written anew."""
    return "" if letter.purpose in set(Purpose) else _RENEWALS.get(letter.purpose, _NO_RENEWAL)


def draw_anew(letter: Letter) -> ResponseReturnValue:
    """Write the letter that is due to the guest, else the last one once more. The old one stays."""
    if instructions := renewal(letter):
        not_kept = _("The personal link of this letter is not kept.")
        return _refused(letter, f"{not_kept} {instructions}")
    try:
        written = store_held(letter_to(current_work(), _guest(letter)))
    except Conflict as error:
        stop_writing()
        return _refused(letter, error.message)
    note_drawn_anew(current_work(), letter)
    flash(
        ngettext(
            "The personal links of this letter are not kept, so it was drawn anew, as things "
            "stand now. It waits for you in the outbox.",
            "The personal links of this letter are not kept, so it was drawn anew, as things "
            "stand now. %(count)s letters wait for you in the outbox.",
            written,
        )
    )
    return redirect(url_for("desk.outbox.index", event=letter.event_id), 303)


def _guest(letter: Letter) -> Invitation:
    number = guest_number(letter.about)
    wanted = invitation_of(current_office().id, letter.event_id or 0, number)
    guest = db.session.scalars(wanted).one_or_none()
    if guest is None:
        raise Conflict(_("This guest is not on the list any more: there is nobody to write to."))
    return guest


def _refused(letter: Letter, why: str) -> ResponseReturnValue:
    flash(why)
    return redirect(url_for("desk.mailbox.show", letter_id=letter.id), 303)
