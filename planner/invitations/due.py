"""From what a guest was told and what is true now to the letter that is due. Pure.

The one place that decides: which letter, its SEQUENCE, whether it asks anew, to which address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.events.models.kinds import EventStatus
from planner.invitations.comparing import Aspect
from planner.invitations.models import Answer
from planner.invitations.purposes import Purpose
from planner.invitations.told import (
    Guest,
    History,
    Present,
    Written,
    last_told,
    next_sequence,
    reached,
)
from planner.kernel.addresses import address_key
from planner.outbox.models import Delivery


class Wish(StrEnum):
    """What is to be written: what must be; small changes too; else the last letter once more."""

    DUE = "due"
    DETAILS = "details"
    AGAIN = "again"


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A letter that is to be written. `stamp` None: that of the moment. `opening` names the
    phrases of subject and first sentence, `aspects` what has changed; `before` is the letter
    whose state is shown beside the new one.
    """

    purpose: Purpose
    sequence: int
    address: str
    opening: str
    aspects: frozenset[Aspect] = frozenset()
    before: Written | None = None
    stamp: datetime | None = None


def letters_due(
    history: History, guest: Guest, present: Present, wish: Wish, *, is_replaced: bool = False
) -> tuple[Due, ...]:
    """The letters to this guest that ought to wait now, or to be written.

    `is_replaced`: a colleague was invited in their place, who hears of changes; the guest
    themselves hears only that it is off (RFC 5546 3.2.2.3).
    """
    if guest.invited_at is None:
        return ()
    if guest.withdrawn_at is not None:
        due = _withdrawal(history, guest)
    else:
        wish = max(wish, _waiting_wish(history), key=list(Wish).index)
        main = _main(history, guest, present, wish, is_replaced=is_replaced)
        due = [*_old_addresses(history, guest), *([main] if main else [])]
    if wish is Wish.DUE:
        due = [one for one in due if not _was_put_aside(history, one, present)]
    return tuple(due)


def _main(
    history: History, guest: Guest, present: Present, wish: Wish, *, is_replaced: bool
) -> Due | None:
    last = last_told(history, guest)
    called_off = _CALLED_OFF.get(present.event.status)
    if called_off is not None:
        return _calling_off(history, guest, present, wish, last, called_off)
    if not present.asks or is_replaced or not guest.address:
        return None
    if last is None or last.purpose is Purpose.WITHDRAWAL:
        return _due(history, guest, present, Purpose.INVITATION, "invitation", None)
    if last.purpose is Purpose.CANCELLATION:
        return _due(history, guest, present, Purpose.REINSTATEMENT, "reinstatement", last)
    if last.purpose is Purpose.POSTPONEMENT:
        return _due(history, guest, present, Purpose.UPDATE, "new_date", last)
    return _revision(history, guest, present, wish, last)


_CALLED_OFF = {
    EventStatus.CANCELLED: Purpose.CANCELLATION,
    EventStatus.POSTPONED: Purpose.POSTPONEMENT,
}


def _revision(
    history: History, guest: Guest, present: Present, wish: Wish, last: Written
) -> Due | None:
    """To who has the entry: an update, or the same at another address, or nothing."""
    since = present.since(last, guest.language)
    is_gone = _answered_what_is_gone(history, guest, present.event.sequence)
    if since.aspects or is_gone:
        opening = "update" if since.aspects else "as_before"
        if Aspect.CERTAINTY in since.aspects:
            opening = "unsure" if present.facts(guest.language).is_tentative else "confirmed"
        return _due(history, guest, present, Purpose.UPDATE, opening, last, since.aspects)
    if address_key(last.address) != address_key(guest.address):
        return _due(history, guest, present, Purpose.AGAIN, "again", last)
    if wish is Wish.DUE:
        return None
    if (since.is_small or since.moves_entry) and guest.standing not in AWAY:
        sequence = reached(history, guest)
        return Due(
            purpose=Purpose.DETAILS,
            sequence=sequence + since.moves_entry,
            address=guest.address,
            opening="details",
            before=last,
        )
    return _once_more(guest, last) if wish is Wish.AGAIN else None


# Who does not come hears nothing of the programme.
AWAY = (Answer.DECLINED, Answer.DELEGATED)


def _calling_off(
    history: History,
    guest: Guest,
    present: Present,
    wish: Wish,
    last: Written | None,
    purpose: Purpose,
) -> Due | None:
    """To everybody whom a letter has told otherwise, those who declined too (C2)."""
    if last is None or last.purpose is Purpose.WITHDRAWAL:
        return None
    if last.purpose is purpose:
        return _once_more(guest, last) if wish is Wish.AGAIN else None
    due = _due(history, guest, present, purpose, purpose.value, last)
    return due if due.address else None


def _withdrawal(history: History, guest: Guest) -> list[Due]:
    """To each address that has the entry; after a cancellation there is none left."""
    last = last_told(history, guest)
    holding = list(history.entries().values())
    if not holding and last is not None and last.purpose.asks:
        holding = [last]
    return [
        Due(
            purpose=Purpose.WITHDRAWAL,
            sequence=reached(history, guest) + 1,
            address=letter.address,
            opening="withdrawal",
        )
        for letter in holding
    ]


def _old_addresses(history: History, guest: Guest) -> Iterable[Due]:
    """CANCEL to each other address that holds the entry."""
    if not guest.address:
        return
    for key, letter in history.entries().items():
        if key != address_key(guest.address):
            yield Due(
                purpose=Purpose.OLD_ADDRESS,
                sequence=reached(history, guest) + 1,
                address=letter.address,
                opening="old_address",
            )


def _due(
    history: History,
    guest: Guest,
    present: Present,
    purpose: Purpose,
    opening: str,
    before: Written | None,
    aspects: frozenset[Aspect] = frozenset(),
) -> Due:
    """A letter that stands above every earlier one, and above a CANCEL to an old address."""
    sequence = next_sequence(history, guest, present.event.sequence)
    if any(_old_addresses(history, guest)):
        sequence = max(sequence, reached(history, guest) + 2)
    is_off = purpose in _CALLED_OFF.values()
    address = guest.address or (before.address if is_off and before else "")
    return Due(
        purpose=purpose,
        sequence=sequence,
        address=address,
        opening=opening,
        aspects=aspects,
        before=before,
    )


def _once_more(guest: Guest, last: Written) -> Due:
    """The last letter for who has lost it: the same SEQUENCE and DTSTAMP (RFC 5546 2.1.5)."""
    is_asking = last.purpose.asks
    return Due(
        purpose=Purpose.AGAIN if is_asking else last.purpose,
        sequence=last.sequence,
        address=guest.address or last.address,
        opening="again" if is_asking else last.purpose.value,
        stamp=last.stamp,
    )


def _answered_what_is_gone(history: History, guest: Guest, version: int) -> bool:
    """Their last answer was to a change that was undone, or changed again, before a letter."""
    answered = guest.answered_sequence
    if answered is None or guest.answered_version in (None, version):
        return False
    return answered > reached(history, guest)


def _waiting_wish(history: History) -> Wish:
    """What somebody has asked for already stays asked for while its letter waits."""
    last, waiting = history.last, history.waiting
    for one in waiting:
        is_same = last is not None and (one.purpose, one.sequence) == (last.purpose, last.sequence)
        if one.purpose is Purpose.AGAIN or is_same:
            return Wish.AGAIN
    return Wish.DETAILS if any(one.purpose is Purpose.DETAILS for one in waiting) else Wish.DUE


def _was_put_aside(history: History, due: Due, present: Present) -> bool:
    """A person threw this very letter away, or its address refused it: it is offered, no more."""
    key = address_key(due.address)
    there = [one for one in history.letters if address_key(one.address) == key]
    newest = there[-1] if there else None
    if newest is None or newest.delivery not in (Delivery.DISCARDED, Delivery.FAILED):
        return False
    return newest.purpose is due.purpose and not present.asks_anew_since(newest)
