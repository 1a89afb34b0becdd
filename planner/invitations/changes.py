"""What guests have to hear of when an event changes, and who has not heard of it yet.

Moving an event on and saving its outline are acts of `events`; here follows whom they concern.
"""

from __future__ import annotations

from sqlalchemy import select

from planner.events.models import Event
from planner.invitations.due import Wish
from planner.invitations.letters import Prepared, guests_to_write_to, prepare
from planner.invitations.models import Invitation
from planner.invitations.purposes import ABOUT, Purpose
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.models import WAITING, Letter


def letters_to_all(work: Work, event: Event) -> Prepared:
    """Letters that tell each guest whatever they have still to hear, small changes too.

    Letters that were thrown away, or whose address refused them, are written once more. Raises
    `Conflict` if there is nobody to write to. Writes nothing: see `store`.
    """
    prepared = prepare(work, event, guests_to_write_to(work, event), Wish.DETAILS)
    if not prepared.plans:
        raise Conflict("No guest has to hear of a change.")
    return prepared


def letter_to(work: Work, invitation: Invitation) -> Prepared:
    """What this guest has still to hear, else their last letter once more. Writes nothing.

    Raises `Conflict` if there is nothing to write.
    """
    prepared = prepare(work, invitation.event, [invitation.id], Wish.AGAIN)
    if not prepared.plans:
        raise Conflict(
            "There is nothing to write to this guest: a letter waits in the outbox already, "
            "or the event takes no answers."
        )
    return prepared


def waiting_guests(work: Work, event: Event) -> list[int]:
    """The numbers of the guests to whom a letter still waits: it is to tell what is true then."""
    found = select(Letter.about).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event.id,
        Letter.purpose.in_(list(Purpose)),
        Letter.delivery.in_(WAITING),
    )
    return sorted({int(about.removeprefix(ABOUT)) for about in work.session.scalars(found)})
