"""What a guest was told, and the current state of the event. Pure.

The last letter that left or may have left (`MAY_HAVE_LEFT`) counts, not one that waits, was
discarded, superseded or refused. Which letter is due is derived from it (`due`), and so is what
lists and pages show.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

from planner.events.models.kinds import EventStatus
from planner.events.public.visible_fields import AnyEvent
from planner.invitations.comparing import SAME, Aspect, Difference, aspects_between, difference
from planner.invitations.facts import InvitationFacts, facts_of
from planner.invitations.models import Answer
from planner.invitations.online import facts_for, knows_link
from planner.invitations.purposes import Purpose
from planner.invitations.snapshots import Snapshot, snapshot
from planner.kernel.addresses import address_key
from planner.outbox.models import MAY_HAVE_LEFT, WAITING, Delivery

ASKABLE = (EventStatus.TENTATIVE, EventStatus.CONFIRMED)


class Guest(Protocol):
    """The part of `models.Invitation` that decisions depend on."""

    @property
    def invited_at(self) -> datetime | None: ...
    @property
    def asked_at(self) -> datetime | None: ...
    @property
    def withdrawn_at(self) -> datetime | None: ...
    @property
    def name(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def standing(self) -> Answer: ...
    @property
    def place_changed_at(self) -> datetime | None: ...
    @property
    def answered_sequence(self) -> int | None: ...
    @property
    def answered_version(self) -> int | None: ...
    @property
    def sent_sequence(self) -> int | None: ...
    @property
    def floor_sequence(self) -> int: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A letter to a guest in the outbox, without its text."""

    number: int
    purpose: Purpose
    delivery: Delivery
    sequence: int
    snapshot_id: int | None = None
    language: str = ""
    address: str = ""
    name: str = ""
    sender: str = ""
    sender_name: str = ""
    reply_address: str = ""
    wording: str = ""
    message_id: str = ""
    tells_link: bool = False
    stamp: datetime | None = None
    has_calendar: bool = True


@dataclass(slots=True)
class History:
    """The letters to one guest, the oldest first."""

    letters: list[Written] = field(default_factory=list)

    @property
    def left(self) -> list[Written]:
        return [one for one in self.letters if one.delivery in MAY_HAVE_LEFT]

    @property
    def waiting(self) -> list[Written]:
        return [one for one in self.letters if one.delivery in WAITING]

    @property
    def last(self) -> Written | None:
        """The last letter about the event itself that left."""
        told = [one for one in self.left if one.purpose is not Purpose.OLD_ADDRESS]
        return told[-1] if told else None

    def count(self) -> Counter[tuple[Purpose, int]]:
        """Number of letters by purpose and SEQUENCE, in any state."""
        return Counter((one.purpose, one.sequence) for one in self.letters)

    def entries(self) -> dict[str, Written]:
        """The letter with the latest calendar entry, by key of each address that has the entry."""
        by_address = {address_key(one.address): one for one in self.left if one.has_calendar}
        return {key: one for key, one in by_address.items() if one.purpose.asks}


@dataclass
class Present:
    """The event as it is now, and its snapshots by ID.

    `snapshot_id` is the snapshot of the current state, None if there is no letter about it;
    `checksum` and `as_json` are the values of such a snapshot.
    """

    event: AnyEvent
    now: datetime
    snapshots: dict[int, Snapshot] = field(default_factory=dict)
    snapshot_id: int | None = None
    checksum: str = ""
    as_json: dict[str, Any] = field(default_factory=dict)
    _facts: dict[str, InvitationFacts] = field(default_factory=dict)
    _differences: dict[tuple[int, str, bool], Difference] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Whether guests may be invited: the event has a date, is not off, and not over."""
        is_over = self.event.ends_at is not None and self.event.ends_at <= self.now
        return self.event.status in ASKABLE and self.event.starts_on is not None and not is_over

    def as_if(self, status: EventStatus) -> Present:
        """The same event with another status, which is not stored."""
        event = snapshot(self.as_json, self.event).event
        return Present(event=replace(event, status=status), now=self.now, snapshots=self.snapshots)

    def facts(self, language: str) -> InvitationFacts:
        if language not in self._facts:
            self._facts[language] = facts_of(self.event, language, self.now)
        return self._facts[language]

    def told_by(self, letter: Written) -> Snapshot | None:
        return self.snapshots.get(letter.snapshot_id) if letter.snapshot_id else None

    def since(self, letter: Written, language: str, answer: Answer = Answer.ACCEPTED) -> Difference:
        """The changes since that letter, for a guest with this valid answer. A letter without a snapshot (of version 0.1 or of another
        installation) is outdated in all aspects if its SEQUENCE is lower than the event's.
        """
        snapshot = self.told_by(letter)
        if snapshot is None or letter.snapshot_id is None:
            is_old = letter.sequence < self.event.sequence
            return Difference(frozenset(Aspect), moves_entry=True) if is_old else SAME
        key = (letter.snapshot_id, language, knows_link(answer))
        if key not in self._differences:
            found = difference(snapshot.event, facts_for(self.facts(language), answer), self.event)
            if snapshot.is_partial:
                found = Difference(found.aspects, moves_entry=found.moves_entry)
            self._differences[key] = found
        return self._differences[key]

    def asks_anew_since(self, letter: Written) -> bool:
        snapshot = self.told_by(letter)
        return snapshot is None or bool(aspects_between(snapshot.event, self.event))


def next_sequence(history: History, guest: Guest, version: int) -> int:
    """The SEQUENCE of the next letter about another version of the event.

    Above those that the guest has, and not below that of public calendars (`version`). If the guest
    has answered a change on their page before the letter about it left, and the change still
    holds, the letter gets the SEQUENCE that they answered.
    """
    least = max(highest_sequence(history, guest) + 1, version)
    answered = guest.answered_sequence
    if answered is None or guest.answered_version is None:
        return least
    return max(least, answered if guest.answered_version == version else answered + 1)


def highest_sequence(history: History, guest: Guest) -> int:
    """The highest SEQUENCE that the guest may have; -1 for none.

    `floor_sequence` is the lowest one for the next letter to an imported guest.
    """
    sent = -1 if guest.sent_sequence is None else guest.sent_sequence
    return max([sent, guest.floor_sequence - 1, *(one.sequence for one in history.left)])


def last_told(history: History, guest: Guest) -> Written | None:
    """`History.last`; for an imported guest, the letter that another installation sent."""
    if history.last is not None or guest.sent_sequence is None:
        return history.last
    return Written(
        number=0,
        purpose=Purpose.INVITATION,
        delivery=Delivery.SENT,
        sequence=guest.sent_sequence,
        language=guest.language,
        address=guest.address,
        name=guest.name,
    )
