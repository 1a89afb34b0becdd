"""The purposes of letters to guests."""

from __future__ import annotations

from enum import StrEnum

ABOUT = "invitations:"  # before the number of an invitation, in `Letter.about`


def guest_number(about: str) -> int:
    """The ID of the invitation in `Letter.about`."""
    return int(about.removeprefix(ABOUT))


class Purpose(StrEnum):
    """`update` is about another day, hour, place or certainty and asks for a new answer; `details`
    is about other changes and does not. `waiting_list` says that there is no seat for the guest yet, `seat` that there is one
    now. `reinstatement` reverses a cancellation. `again` repeats
    the last letter, on request or to a new address; `old_address` then removes the entry from the
    calendar of the old one.
    """

    INVITATION = "invitation"
    UPDATE = "update"
    DETAILS = "details"
    WAITING_LIST = "waiting_list"
    SEAT = "seat"
    REINSTATEMENT = "reinstatement"
    AGAIN = "again"
    POSTPONEMENT = "postponement"
    CANCELLATION = "cancellation"
    WITHDRAWAL = "withdrawal"
    OLD_ADDRESS = "old_address"

    @property
    def asks(self) -> bool:
        """METHOD:REQUEST, with buttons for the answer; the others are METHOD:CANCEL."""
        return self not in _CANCELS

    @property
    def voids_answers(self) -> bool:
        """Whether answers to an earlier SEQUENCE are void once it has left."""
        return self in (Purpose.INVITATION, Purpose.UPDATE, Purpose.REINSTATEMENT)


class PlainPurpose(StrEnum):
    """Letters to guests that change nothing: they carry no calendar object, so that the entry of the
    invitation stays as it is, and no answer becomes void. What a guest was told does not depend on
    them (`told`).
    """

    REMINDER = "reminder"
    THANKS = "thanks"

    @property
    def asks(self) -> bool:
        return False

    @property
    def voids_answers(self) -> bool:
        return False


_CANCELS = (
    Purpose.POSTPONEMENT,
    Purpose.CANCELLATION,
    Purpose.WITHDRAWAL,
    Purpose.OLD_ADDRESS,
)
