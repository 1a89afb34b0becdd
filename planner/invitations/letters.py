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
from datetime import datetime
from typing import Any

from sqlalchemy import select

from planner.accounts.models import Office
from planner.events.models import Event
from planner.invitations.calendar import Guest
from planner.invitations.due import Due, Wish, letters_due
from planner.invitations.history import (
    first_sender,
    histories,
    present,
    replaced,
    snapshot_id,
)
from planner.invitations.messages import Message, Scribe
from planner.invitations.models import Answer, Invitation
from planner.invitations.people import portions
from planner.invitations.purposes import Purpose
from planner.invitations.told import History, Present, Written
from planner.kernel.addresses import address_key
from planner.kernel.database import Rows
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
    desk = _Desk(work, now, first_sender(work, event.id))
    for guest, due in decided(work, now, guests, past, wish):
        desk.settle(guest, past[guest.about], due)
    return Prepared(
        event_id=event.id,
        invitation_ids=tuple(invitation_ids),
        seen=_seen(event, guests, past),
        checksum=now.checksum,
        facts=now.as_json,
        plans=tuple(desk.plans),
        taken_back=tuple(desk.taken_back),
    )


def store(work: Work, prepared: Prepared) -> Stored:
    """Write what was prepared, unless the event, its guests or their letters have changed since."""
    if prepared.is_empty:
        return Stored()
    event = work.session.get_one(Event, prepared.event_id)
    guests = _guests(work, prepared.invitation_ids)
    if _seen(event, guests, histories(work, guests)) != prepared.seen:
        return Stored(is_stale=True)
    told = snapshot_id(work, event.id, prepared.checksum, prepared.facts)
    taken_back = supersede(work, prepared.taken_back)
    plans = [replace(plan, snapshot_id=told) for plan in prepared.plans]
    return Stored(written=enqueue_all(work, plans), taken_back=taken_back)


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


class _Desk:
    """Compares what ought to wait with what does, and renders the rest."""

    def __init__(self, work: Work, now: Present, sender: str) -> None:
        self.work, self.now = work, now
        self.office = work.session.get_one(Office, work.office_id)
        self.sender = sender or self.office.mail_from
        self.scribe = Scribe(self.office)
        self.plans: list[LetterPlan] = []
        self.taken_back: list[int] = []

    def settle(self, guest: Invitation, past: History, due: tuple[Due, ...]) -> None:
        """What waits and is right stays; the rest is taken back and written."""
        waiting = list(past.waiting)
        numbers = past.count()
        for one in due:
            sender = past.left[0].sender if past.left else self.sender
            same = next((w for w in waiting if self._is_right(w, one, guest, sender)), None)
            if same is not None:
                waiting.remove(same)
                continue
            number = numbers[one.purpose, one.sequence]
            numbers[one.purpose, one.sequence] += 1
            self.plans.append(self._plan(guest, past, one, sender, number))
        self.taken_back += [letter.number for letter in waiting]

    def _is_right(self, waiting: Written, due: Due, guest: Invitation, sender: str) -> bool:
        is_same = (waiting.purpose, waiting.sequence, waiting.address, waiting.sender) == (
            due.purpose,
            due.sequence,
            due.address,
            sender,
        )
        is_theirs = (waiting.name, waiting.language) == (guest.name, guest.language)
        tells = waiting.snapshot_id is not None and waiting.snapshot_id == self.now.snapshot_id
        return is_same and is_theirs and tells

    def _plan(
        self, guest: Invitation, past: History, due: Due, sender: str, number: int
    ) -> LetterPlan:
        facts = self.now.facts(guest.language)
        stamp = due.stamp or self.work.now
        written = self.scribe.write(
            Message(
                purpose=due.purpose,
                opening=due.opening,
                aspects=due.aspects,
                before=self.now.told_by(due.before) if due.before else None,
                reason=self.now.event.status_reason if due.purpose in _GIVE_REASON else "",
            ),
            facts,
            _addressed(self.work, guest, due, stamp),
            sender=sender,
            dated=self._dated(guest, past, due) if facts.starts is None else None,
        )
        return LetterPlan(
            purpose=due.purpose,
            about=guest.about,
            unique_key=f"{guest.public_id}:{due.purpose}:{due.sequence}:{number}",
            language=guest.language,
            sender_name=self.office.names.best(guest.language, *self.office.languages),
            sender_address=sender,
            recipient_name=guest.name,
            recipient_address=due.address,
            subject=written.subject,
            text=written.text,
            html=written.html,
            calendar=written.calendar,
            calendar_method=written.method,
            sequence=due.sequence,
            in_reply_to=past.left[0].message_id if past.left else "",
            stamp=stamp,
            event_id=guest.event_id,
        )

    def _dated(self, guest: Invitation, past: History, due: Due) -> Any:
        """The event has lost its date: the entry is taken out on the day that it has (C1)."""
        entry = past.entries().get(address_key(due.address))
        snapshot = self.now.told_by(entry) if entry else None
        return snapshot.facts(guest.language) if snapshot else None


# A reason is given for a step back, or for taking one back.
_GIVE_REASON = (
    Purpose.POSTPONEMENT,
    Purpose.CANCELLATION,
    Purpose.REINSTATEMENT,
    Purpose.UPDATE,
)


def _addressed(work: Work, guest: Invitation, due: Due, stamp: datetime) -> Guest:
    """The guest as calendars and letters address them; their answer as far as it still counts."""
    answer = guest.standing
    if due.purpose.voids_answers and guest.answered_sequence != due.sequence:
        answer = Answer.NEEDS_ACTION
    return Guest(
        name=guest.name,
        address=due.address,
        page=work.links.invitation(guest.public_id, guest.generation),
        sequence=due.sequence,
        stamp=stamp,
        answer=answer,
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
