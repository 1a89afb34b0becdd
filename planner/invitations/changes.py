"""Which letters guests get when an event has changed.

The changes themselves are operations of `events`.
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
from planner.letter_texts.models import LetterText
from planner.outbox.models import WAITING, Letter

NOBODY_TO_TELL = _("No guest has to hear of a change.")


def letters_to_all(work: Work, event: Event) -> Prepared:
    """Letters about all changes that guests have not been told yet, small ones too.

    Discarded and failed letters are written again. Raises `Conflict` if no letter is due. Writes
    nothing: see `store`.
    """
    prepared = prepare(work, event, guests_to_write_to(work, event), Wish.DETAILS)
    if not prepared.plans:
        raise Conflict(NOBODY_TO_TELL)
    return prepared


def letter_to(work: Work, invitation: Invitation) -> Prepared:
    """The letter that is due to this guest, else their last letter again. Writes nothing.

    Raises `Conflict` if there is neither.
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
    """Events with waiting letters that are outdated: IDs of the guests with waiting letters by
    event ID.

    `written` are the models of the rows that were changed and that letters show (`shown_rows`): a
    study, a speaker, a body, the programme, the office and its own texts.
    """
    if not written:
        return {}
    found: dict[int, list[int]] = {}
    for event_id, snapshot_ids in _snapshots_of_waiting_letters(work).items():
        event = work.session.scalars(event_with_programme(work.office_id, event_id)).one_or_none()
        if event is None:
            continue
        if {Office, LetterText} & set(written) or snapshot_ids != {
            present(work, event).snapshot_id
        }:
            found[event_id] = waiting_guests(work, event)
    return found


def _snapshots_of_waiting_letters(work: Work) -> dict[int, set[int | None]]:
    """Snapshot IDs by event ID."""
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
    snapshot_ids: dict[int, set[int | None]] = defaultdict(set)
    for event_id, snapshot_id in work.session.execute(found):
        snapshot_ids[event_id].add(snapshot_id)
    return snapshot_ids


def waiting_guests(work: Work, event: Event) -> list[int]:
    """IDs of the guests to whom a letter waits."""
    found = select(Letter.about).where(
        Letter.office_id == work.office_id,
        Letter.event_id == event.id,
        Letter.purpose.in_(list(Purpose)),
        Letter.delivery.in_(WAITING),
    )
    return sorted({guest_number(about) for about in work.session.scalars(found)})
