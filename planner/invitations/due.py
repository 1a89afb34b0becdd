"""Which letters are due to a guest, from those that have left and the current event. Pure.

The only place that decides on purpose, SEQUENCE, address, and whether a new answer is asked for.
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
    highest_sequence,
    last_told,
    next_sequence,
)
from planner.kernel.addresses import address_key
from planner.outbox.models import Delivery


class Wish(StrEnum):
    """Which letters to write: the necessary ones; also about small changes; else the last again."""

    DUE = "due"
    DETAILS = "details"
    AGAIN = "again"


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A letter to write. `stamp` None: the time of writing. `opening` is the `LetterKind` of its
    texts, `aspects` what has changed, `before` the letter with which the
    current state is compared.
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
    """The letters to this guest that should wait now.

    `is_replaced`: a colleague was invited in their place and gets the letters about changes; the
    guest gets only a cancellation (RFC 5546 3.2.2.3).
    """
    if guest.invited_at is None:
        return ()
    if guest.withdrawn_at is not None:
        due = _withdrawal(history, guest)
    else:
        wish = max(wish, _waiting_wish(history), key=list(Wish).index)
        main = _main_letter(history, guest, present, wish, is_replaced=is_replaced)
        due = [*_old_addresses(history, guest), *([main] if main else [])]
    if wish is Wish.DUE:
        due = [one for one in due if not _was_rejected(history, guest, one, present)]
    return tuple(due)


def _main_letter(
    history: History, guest: Guest, present: Present, wish: Wish, *, is_replaced: bool
) -> Due | None:
    last = last_told(history, guest)
    off_purpose = _PURPOSE_IF_OFF.get(present.event.status)
    if off_purpose is not None:
        return _cancellation_or_postponement(history, guest, present, wish, last, off_purpose)
    if not present.asks or is_replaced or not guest.address:
        return None
    if last is None or last.purpose is Purpose.WITHDRAWAL:
        opening = "invitation" if guest.asked_at is None else "accredited"
        return _due(history, guest, present, Purpose.INVITATION, opening, None)
    if last.purpose is Purpose.CANCELLATION:
        return _due(history, guest, present, Purpose.REINSTATEMENT, "reinstatement", last)
    if last.purpose is Purpose.POSTPONEMENT:
        return _due(history, guest, present, Purpose.UPDATE, "new_date", last)
    return _revision(history, guest, present, wish, last)


_PURPOSE_IF_OFF = {
    EventStatus.CANCELLED: Purpose.CANCELLATION,
    EventStatus.POSTPONED: Purpose.POSTPONEMENT,
}


def _revision(
    history: History, guest: Guest, present: Present, wish: Wish, last: Written
) -> Due | None:
    """To a guest who has the calendar entry: an update, a copy to a new address, or None."""
    since = present.since(last, guest.language, guest.standing)
    is_answer_void = _answered_undone_change(history, guest, present.event.sequence)
    if since.aspects or is_answer_void:
        opening = "update" if since.aspects else "as_before"
        if Aspect.CERTAINTY in since.aspects:
            opening = "unsure" if present.facts(guest.language).is_tentative else "confirmed"
        return _due(history, guest, present, Purpose.UPDATE, opening, last, since.aspects)
    if address_key(last.address) != address_key(guest.address):
        return _due(history, guest, present, Purpose.AGAIN, "again", last)
    if (place := _place_letter(history, guest)) is not None:
        return Due(
            purpose=place,
            sequence=highest_sequence(history, guest) + since.moves_entry,
            address=guest.address,
            opening=place.value,
            before=last,
        )
    if wish is Wish.DUE:
        return None
    if (since.is_small or since.moves_entry) and guest.standing not in AWAY:
        sequence = highest_sequence(history, guest)
        return Due(
            purpose=Purpose.DETAILS,
            sequence=sequence + since.moves_entry,
            address=guest.address,
            opening="details",
            before=last,
        )
    return _last_again(guest, last) if wish is Wish.AGAIN else None


def _place_letter(history: History, guest: Guest) -> Purpose | None:
    """The letter about the waiting list that the guest has not got yet."""
    changed = guest.place_changed_at
    purpose = OF_PLACE.get(guest.standing)
    if changed is None or purpose is None:
        return None
    told = [one.stamp for one in history.left if one.purpose is purpose and one.stamp is not None]
    return None if any(stamp >= changed for stamp in told) else purpose


OF_PLACE = {Answer.WAITING: Purpose.WAITING_LIST, Answer.ACCEPTED: Purpose.SEAT}
# Guests who do not come get no letters about small changes.
AWAY = (Answer.DECLINED, Answer.DELEGATED)


def _cancellation_or_postponement(
    history: History,
    guest: Guest,
    present: Present,
    wish: Wish,
    last: Written | None,
    purpose: Purpose,
) -> Due | None:
    """To every guest who got a letter, also to those who declined (C2)."""
    if last is None or last.purpose is Purpose.WITHDRAWAL:
        return None
    if last.purpose is purpose:
        return _last_again(guest, last) if wish is Wish.AGAIN else None
    due = _due(history, guest, present, purpose, purpose.value, last)
    return due if due.address else None


def _withdrawal(history: History, guest: Guest) -> list[Due]:
    """To each address that has the calendar entry; none has it after a cancellation."""
    last = last_told(history, guest)
    holding = list(history.entries().values())
    if not holding and last is not None and last.purpose.asks:
        holding = [last]
    return [
        Due(
            purpose=Purpose.WITHDRAWAL,
            sequence=highest_sequence(history, guest) + 1,
            address=letter.address,
            opening="withdrawal",
        )
        for letter in holding
    ]


def _old_addresses(history: History, guest: Guest) -> Iterable[Due]:
    """CANCEL to each former address that has the calendar entry."""
    if not guest.address:
        return
    for key, letter in history.entries().items():
        if key != address_key(guest.address):
            yield Due(
                purpose=Purpose.OLD_ADDRESS,
                sequence=highest_sequence(history, guest) + 1,
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
    """A letter whose SEQUENCE is above all earlier ones and above a CANCEL to an old address."""
    sequence = next_sequence(history, guest, present.event.sequence)
    if any(_old_addresses(history, guest)):
        sequence = max(sequence, highest_sequence(history, guest) + 2)
    is_off = purpose in _PURPOSE_IF_OFF.values()
    address = guest.address or (before.address if is_off and before else "")
    return Due(
        purpose=purpose,
        sequence=sequence,
        address=address,
        opening=opening,
        aspects=aspects,
        before=before,
    )


def _last_again(guest: Guest, last: Written) -> Due:
    """The last letter again, with the same SEQUENCE and DTSTAMP (RFC 5546 2.1.5)."""
    is_asking = last.purpose.asks
    return Due(
        purpose=Purpose.AGAIN if is_asking else last.purpose,
        sequence=last.sequence,
        address=guest.address or last.address,
        opening="again" if is_asking else last.purpose.value,
        stamp=last.stamp,
    )


def _answered_undone_change(history: History, guest: Guest, version: int) -> bool:
    """Whether they answered a change that was undone, or changed again, before a letter left."""
    answered = guest.answered_sequence
    if answered is None or guest.answered_version in (None, version):
        return False
    return answered > highest_sequence(history, guest)


def _waiting_wish(history: History) -> Wish:
    """The wish for which a letter waits already: it stays valid until the letter leaves."""
    last, waiting = history.last, history.waiting
    for one in waiting:
        is_same = last is not None and (one.purpose, one.sequence) == (last.purpose, last.sequence)
        if one.purpose is Purpose.AGAIN or is_same:
            return Wish.AGAIN
    return Wish.DETAILS if any(one.purpose is Purpose.DETAILS for one in waiting) else Wish.DUE


def _was_rejected(history: History, guest: Guest, due: Due, present: Present) -> bool:
    """Whether this letter was discarded or failed: it is then written on request only."""
    key = address_key(due.address)
    newest = next(
        (one for one in reversed(history.letters) if address_key(one.address) == key), None
    )
    if newest is None or newest.delivery not in (Delivery.DISCARDED, Delivery.FAILED):
        return False
    moved = guest.place_changed_at if due.purpose in OF_PLACE.values() else None
    if moved is not None and (newest.stamp is None or newest.stamp < moved):
        return False
    return newest.purpose is due.purpose and not present.asks_anew_since(newest)
