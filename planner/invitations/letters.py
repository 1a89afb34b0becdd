"""From what is true and what was told to letters in the outbox, in two steps.

Acts change the record only: the event, an invitation, a person. Afterwards

    prepared = prepare(work, event, invitation_ids)   # reads, decides and renders; writes nothing
    done = store(work, prepared)                      # a short writing transaction

takes back the waiting letters that are not what they should be any more and writes the held ones
that are missing. `prepare` renders letters (tens of milliseconds for each kind and language, one
for each guest) and belongs outside of the write lock; `store` compares what `prepare` had read
with what there is, and writes nothing where that is not the same (`is_stale`: prepare again). Both
are for portions of some hundred guests (`portions(guests_to_write_to(work, event))`); to repeat
them does no harm, since what waits already is not written twice. The caller commits.

`bring_in_line` does both at once for everybody: for few guests, and for tests.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

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
from planner.invitations.snapshots import checksum_of, facts_as_json
from planner.invitations.told import History, Present
from planner.kernel.database import Rows
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan, enqueue_all, supersede

MOST_TRIES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """Letters that are ready to be written, and what was read when they were decided on."""

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
    """How many letters were written and taken back. `is_stale`: nothing, for something changed."""

    written: int = 0
    taken_back: int = 0
    is_stale: bool = False


def guests_to_write_to(work: Work, event: Event) -> list[int]:
    """The numbers of all whom an act on the event may concern, in the order of the list."""
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
    """Decide which letters to these guests ought to wait, and render those that do not yet.

    Writes nothing. `event` comes with its programme (`events.queries.event_with_programme`).
    """
    guests = _guests(work, invitation_ids)
    past = histories(work, guests)
    now = present(work, event)
    planning = LetterPlanner(work, now, first_sender(work, event.id))
    for guest, due in decided(work, now, guests, past, wish):
        planning.settle(guest, past[guest.about], due)
    return Prepared(
        event_id=event.id,
        invitation_ids=tuple(invitation_ids),
        seen=_seen(event, guests, past),
        checksum=now.checksum,
        facts=now.as_json,
        plans=tuple(planning.plans),
        taken_back=tuple(planning.taken_back),
    )


def store(work: Work, prepared: Prepared) -> Stored:
    """Write what was prepared, unless the event, its guests or their letters have changed since,
    or anything that the letters show: the embargo of a study, a name.
    """
    if prepared.is_empty:
        return Stored()
    wanted = event_with_programme(work.office_id, prepared.event_id)
    event = work.session.scalars(wanted).one()
    guests = _guests(work, prepared.invitation_ids)
    if (
        _seen(event, guests, histories(work, guests)) != prepared.seen
        or checksum_of(facts_as_json(event, work.now)) != prepared.checksum
    ):
        return Stored(is_stale=True)
    told = snapshot_id(work, event.id, prepared.checksum, prepared.facts)
    taken_back = supersede(work, prepared.taken_back)
    plans = [replace(plan, snapshot_id=told) for plan in prepared.plans]
    return Stored(written=enqueue_all(work, plans), taken_back=taken_back)


def is_anything_due(
    work: Work, event: Event, invitation_ids: Collection[int], wish: Wish = Wish.DUE
) -> bool:
    """Whether `prepare` would find a letter to write or to take back. Renders nothing, and stops
    at the first.
    """
    now = present(work, event)
    planning = LetterPlanner(work, now, first_sender(work, event.id))
    for some in portions(invitation_ids):
        guests = _guests(work, some)
        past = histories(work, guests)
        for guest, due in decided(work, now, guests, past, wish):
            if any(planning.compared(guest, past[guest.about], due)):
                return True
    return False


def bring_in_line(
    work: Work,
    event: Event,
    invitation_ids: Sequence[int] | None = None,
    wish: Wish = Wish.DUE,
) -> int:
    """Prepare and store in one transaction, for these guests or all; how many were written."""
    work.session.flush()
    ids = guests_to_write_to(work, event) if invitation_ids is None else invitation_ids
    return sum(store(work, prepare(work, event, some, wish)).written for some in portions(ids))


def decided(
    work: Work,
    now: Present,
    guests: Sequence[Invitation],
    past: dict[str, History],
    wish: Wish,
) -> Iterator[tuple[Invitation, tuple[Due, ...]]]:
    """Each guest with the letters that are due."""
    gone = replaced(work, [guest.id for guest in guests])
    for guest in guests:
        yield (
            guest,
            letters_due(past[guest.about], guest, now, wish, is_replaced=guest.id in gone),
        )


def _guests(work: Work, invitation_ids: Collection[int]) -> list[Invitation]:
    return [
        guest
        for some in portions(invitation_ids)
        for guest in work.session.scalars(_numbered(work, some))
    ]


def _numbered(work: Work, some: Sequence[int]) -> Rows[Invitation]:
    return (
        select(Invitation)
        .where(Invitation.office_id == work.office_id, Invitation.id.in_(some))
        .order_by(Invitation.sort_name, Invitation.id)
    )


def _seen(
    event: Event, guests: Sequence[Invitation], past: dict[str, History]
) -> tuple[object, ...]:
    """All that a decision depends on and that others may change meanwhile."""
    return (
        (event.version, event.sequence, event.status, event.revised_at),
        tuple(
            (
                guest.id,
                guest.name,
                guest.address,
                guest.language,
                guest.generation,
                guest.withdrawn_at,
                guest.answer,
                guest.answered_sequence,
                tuple((one.number, one.delivery) for one in past[guest.about].letters),
            )
            for guest in guests
        ),
    )
