"""What guests have to hear of when an event changes, and who has not heard of it yet.

Moving an event on and saving its outline are acts of `events`; here follows whom they concern.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.invitations.due import Wish
from planner.invitations.history import present
from planner.invitations.letters import Prepared, guests_to_write_to, prepare
from planner.invitations.models import Invitation
from planner.invitations.purposes import Purpose, guest_number
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.models import WAITING, Letter

NOBODY_TO_TELL = _("No guest has to hear of a change.")


def letters_to_all(work: Work, event: Event) -> Prepared:
    """Letters that tell each guest whatever they have still to hear, small changes too.

    Letters that were thrown away, or whose address refused them, are written once more. Raises
    `Conflict` if there is nobody to write to. Writes nothing: see `store`.
    """
    prepared = prepare(work, event, guests_to_write_to(work, event), Wish.DETAILS)
    if not prepared.plans:
        raise Conflict(NOBODY_TO_TELL)
    return prepared


def letter_to(work: Work, invitation: Invitation) -> Prepared:
    """What this guest has still to hear, else their last letter once more. Writes nothing.

    Raises `Conflict` if there is nothing to write.
    """
    prepared = prepare(work, invitation.event, [invitation.id], Wish.AGAIN)
    if not prepared.plans:
        raise Conflict(
            _(
                "There is nothing to write to this guest: a letter waits in the outbox already, "
                "or the event takes no answers."
            )
        )
    return prepared


def outdated(work: Work, written: Collection[type[Any]]) -> dict[int, list[int]]:
    """The events of which letters wait that do not tell what is true now, each with the numbers
    of the guests to whom a letter waits.

    `written` are the models of which an act wrote rows that letters show (`shown_rows`): the
    embargo or title of a study, the name of a speaker or a body, the programme, the office.
    """
    if not written:
        return {}
    found: dict[int, list[int]] = {}
    for event_id, told in _told_by_waiting(work).items():
        event = work.session.scalars(event_with_programme(work.office_id, event_id)).one_or_none()
        if event is None:
            continue
        if Office in written or told != {present(work, event).snapshot_id}:
            found[event_id] = waiting_guests(work, event)
    return found


def _told_by_waiting(work: Work) -> dict[int, set[int | None]]:
    """By event the numbers of the snapshots that waiting letters tell."""
    found = (
        select(Letter.event_id, Letter.snapshot_id)
        .where(
            Letter.office_id == work.office_id,
            Letter.purpose.in_(list(Purpose)),
            Letter.delivery.in_(WAITING),
            Letter.event_id.is_not(None),
        )
        .distinct()
    )
    told: dict[int, set[int | None]] = defaultdict(set)
    for event_id, snapshot_id in work.session.execute(found):
        told[event_id].add(snapshot_id)
    return told


def waiting_guests(work: Work, event: Event) -> list[int]:
    """The numbers of the guests to whom a letter still waits: it is to tell what is true then."""
    found = select(Letter.about).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event.id,
        Letter.purpose.in_(list(Purpose)),
        Letter.delivery.in_(WAITING),
    )
    return sorted({guest_number(about) for about in work.session.scalars(found)})
