"""Writing the letters that are due to guests into the outbox, in two steps.

Operations change only the event, an invitation or a person. Afterwards

    prepared = prepare(work, event, invitation_ids)   # reads, decides and renders; writes nothing
    done = store(work, prepared)                      # a short writing transaction

supersede the waiting letters that are outdated, and add the missing ones as held letters. `prepare`
takes tens of milliseconds per kind and language of letter and one per guest, so that it belongs
outside the write lock. `store` writes nothing if anything that `prepare` has read has changed
(`is_stale`: prepare again). Both take portions of some hundred guests
(`portions(guests_to_write_to(work, event))`) and are idempotent. The caller commits.

`bring_in_line` does both, for few guests and for tests.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from planner.contacts.readers import readers
from planner.contacts.suppressions import suppressed_among
from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.invitations.due import Due, Wish, letters_due
from planner.invitations.history import (
    first_sender,
    histories,
    present,
    replaced,
    snapshot_id,
)
from planner.invitations.letter_planning import LetterPlanner
from planner.invitations.models import Invitation
from planner.invitations.purposes import Purpose
from planner.invitations.snapshots import checksum_of, facts_as_json
from planner.invitations.told import History, Present, Written
from planner.kernel.addresses import address_key
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.letter_texts.queries import OwnTexts, own_texts
from planner.outbox.list_kinds import ListKind
from planner.outbox.operations import LetterPlan, enqueue_all, supersede

MOST_TRIES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """Rendered letters; `seen`, `checksum` and `facts` are the state that they depend on."""

    event_id: int
    invitation_ids: tuple[int, ...]
    seen: tuple[object, ...]
    checksum: str
    facts: dict[str, Any]
    plans: tuple[LetterPlan, ...]
    taken_back: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.plans or self.taken_back)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """How many letters were written and taken back; none if `is_stale`."""

    written: int = 0
    taken_back: int = 0
    is_stale: bool = False


def guests_to_write_to(work: Work, event: Event) -> list[int]:
    """The IDs of all invited guests, in the order of the guest list."""
    found = select(Invitation.id).where(
        Invitation.office_id == work.office_id,
        Invitation.event_id == event.id,
        Invitation.invited_at.is_not(None),
        Invitation.withdrawn_at.is_(None),
    )
    return list(work.session.scalars(found.order_by(Invitation.sort_name, Invitation.id)))


def prepare(
    work: Work, event: Event, invitation_ids: Collection[int], wish: Wish = Wish.DUE
) -> Prepared:
    """Decide which letters to these guests are due, and render the missing ones. Writes nothing.

    `event` has to be loaded with its programme (`events.queries.event_with_programme`).
    """
    guests = _guests(work, invitation_ids)
    past = histories(work, guests)
    now = present(work, event)
    planning = _planner(work, event, now, guests)
    for guest, due in _with_due_letters(work, now, guests, past, wish):
        planning.settle(guest, past[guest.about], due)
    return Prepared(
        event_id=event.id,
        invitation_ids=tuple(invitation_ids),
        seen=_seen(event, guests, past, planning.renderer.own),
        checksum=now.checksum,
        facts=now.as_json,
        plans=tuple(planning.plans),
        taken_back=tuple(planning.taken_back),
    )


def store(work: Work, prepared: Prepared) -> Stored:
    """Write the prepared letters, unless the event, its guests, their letters or anything that the
    letters show have changed since.
    """
    if prepared.is_empty:
        return Stored()
    event = work.session.scalars(event_with_programme(work.office_id, prepared.event_id)).one()
    guests = _guests(work, prepared.invitation_ids)
    if (
        _seen(event, guests, histories(work, guests), _own_texts(work, event)) != prepared.seen
        or checksum_of(facts_as_json(event, work.now)) != prepared.checksum
    ):
        return Stored(is_stale=True)
    stored_id = snapshot_id(work, event.id, prepared.checksum, prepared.facts)
    taken_back = supersede(work, prepared.taken_back)
    plans = [replace(plan, snapshot_id=stored_id) for plan in prepared.plans]
    return Stored(written=enqueue_all(work, plans), taken_back=taken_back)


def is_anything_due(
    work: Work, event: Event, invitation_ids: Collection[int], wish: Wish = Wish.DUE
) -> bool:
    """Whether `prepare` would find a letter to write or to take back, without rendering any."""
    found = _differences(work, event, invitation_ids, wish)
    return any(missing or taken_back for missing, taken_back in found)


def is_anything_to_tell(work: Work, event: Event, invitation_ids: Collection[int]) -> bool:
    """Whether `prepare` would find a letter to write, without rendering any."""
    found = _differences(work, event, invitation_ids, Wish.DUE)
    return any(missing for missing, _taken_back in found)


def _differences(
    work: Work, event: Event, invitation_ids: Collection[int], wish: Wish
) -> Iterator[tuple[list[Due], list[Written]]]:
    """Of each guest, the letters that are missing, and the waiting ones that are not due."""
    now = present(work, event)
    planning = _planner(work, event, now)
    for some in portions(invitation_ids):
        guests = _guests(work, some)
        past = histories(work, guests)
        for guest, due in _with_due_letters(work, now, guests, past, wish):
            yield planning.compared(guest, past[guest.about], due)


def bring_in_line(
    work: Work,
    event: Event,
    invitation_ids: Sequence[int] | None = None,
    wish: Wish = Wish.DUE,
) -> int:
    """Prepare and store, for these guests or all; the number of letters written."""
    work.session.flush()
    ids = guests_to_write_to(work, event) if invitation_ids is None else invitation_ids
    return sum(store(work, prepare(work, event, some, wish)).written for some in portions(ids))


def _planner(
    work: Work, event: Event, now: Present, guests: Sequence[Invitation] = ()
) -> LetterPlanner:
    """For letters that are written, with their recipients; without, to compare only."""
    known = readers(work, [guest.person_id for guest in guests])
    sender, own = first_sender(work, event.id), _own_texts(work, event)
    return LetterPlanner(work, now, sender, own, known)


def _own_texts(work: Work, event: Event) -> OwnTexts:
    return own_texts(work.session, work.office_id, event.id)


def _with_due_letters(
    work: Work,
    now: Present,
    guests: Sequence[Invitation],
    past: dict[str, History],
    wish: Wish,
) -> Iterator[tuple[Invitation, tuple[Due, ...]]]:
    """Each guest with the letters that are due: no invitation to those who do not want any, unless
    they have asked to attend.
    """
    replaced_ids = replaced(work, [guest.id for guest in guests])
    addresses = [guest.address for guest in guests]
    unwanted = suppressed_among(work, addresses, ListKind.INVITATIONS)
    for guest in guests:
        is_replaced = guest.id in replaced_ids
        due = letters_due(past[guest.about], guest, now, wish, is_replaced=is_replaced)
        if guest.asked_at is None and address_key(guest.address) in unwanted:
            due = tuple(one for one in due if one.purpose is not Purpose.INVITATION)
        yield guest, due


def _guests(work: Work, invitation_ids: Collection[int]) -> list[Invitation]:
    return [
        guest
        for some in portions(invitation_ids)
        for guest in work.session.scalars(
            select(Invitation)
            .where(Invitation.office_id == work.office_id, Invitation.id.in_(some))
            .order_by(Invitation.sort_name, Invitation.id)
        )
    ]


def _seen(
    event: Event, guests: Sequence[Invitation], past: dict[str, History], own: OwnTexts
) -> tuple[object, ...]:
    """Everything that the decision depends on and that others may change meanwhile."""
    return (
        (event.version, event.sequence, event.status, event.revised_at),
        own.state,
        tuple(
            (
                guest.id,
                guest.name,
                guest.address,
                guest.language,
                guest.generation,
                guest.withdrawn_at,
                guest.answer,
                guest.place_changed_at,
                guest.answered_sequence,
                tuple((one.number, one.delivery) for one in past[guest.about].letters),
            )
            for guest in guests
        ),
    )
