"""What guests have to hear of when an event changes, and who has not heard of it yet.

Moving an event on and saving its outline are acts of `events`; here follows whom they concern.
"""

from __future__ import annotations

from sqlalchemy import select

from planner.events.models import Event
from planner.invitations.due import Wish
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Invitation
from planner.invitations.purposes import ABOUT, Purpose
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.models import WAITING, Letter


def write_to_all(work: Work, event: Event) -> int:
    """Write whatever any guest has still to hear, small changes too; how many letters.

    Letters that were thrown away, or whose address refused them, are written once more. Raises
    `Conflict` if there is nobody to write to.
    """
    written = bring_in_line(work, event, wish=Wish.DETAILS)
    if not written:
        raise Conflict("No guest has to hear of a change.")
    return written


def write_to(work: Work, invitation: Invitation) -> int:
    """Write to one guest: what they have still to hear, else their last letter once more."""
    written = bring_in_line(work, invitation.event, [invitation.id], Wish.AGAIN)
    if not written:
        raise Conflict(
            "There is nothing to write to this guest: a letter waits in the outbox already, "
            "or the event takes no answers."
        )
    return written


def waiting_guests(work: Work, event: Event) -> list[int]:
    """The numbers of the guests to whom a letter still waits: it is to tell what is true then."""
    found = select(Letter.about).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event.id,
        Letter.purpose.in_(list(Purpose)),
        Letter.delivery.in_(WAITING),
    )
    return sorted({int(about.removeprefix(ABOUT)) for about in work.session.scalars(found)})


def refresh_waiting(work: Work, event: Event) -> int:
    """Word the letters that still wait anew from the record as it is now; how many."""
    return bring_in_line(work, event, waiting_guests(work, event))
