"""What letters to guests are for."""

from __future__ import annotations

from enum import StrEnum

ABOUT = "invitations:"  # before the number of an invitation, in `Letter.about`


def guest_number(about: str) -> int:
    """The number of the invitation that a letter to a guest is about (`Letter.about`)."""
    return int(about.removeprefix(ABOUT))


class Purpose(StrEnum):
    """What a letter to a guest is for.

    `update` tells of another day, hour, place or standing and asks anew; `details` of anything
    else, and asks nothing. `reinstatement` takes a cancellation back. `again` brings what was told
    already: to who has lost it, or to another address of theirs; `old_address` then takes the
    entry out of the calendar there.
    """

    INVITATION = "invitation"
    UPDATE = "update"
    DETAILS = "details"
    REINSTATEMENT = "reinstatement"
    AGAIN = "again"
    POSTPONEMENT = "postponement"
    CANCELLATION = "cancellation"
    WITHDRAWAL = "withdrawal"
    OLD_ADDRESS = "old_address"

    @property
    def asks(self) -> bool:
        """METHOD:REQUEST, with the buttons; the others (CANCEL) take the entry out."""
        return self not in _CANCELS

    @property
    def voids_answers(self) -> bool:
        """Once it has left, an answer to an earlier SEQUENCE is open again."""
        return self in (Purpose.INVITATION, Purpose.UPDATE, Purpose.REINSTATEMENT)


_CANCELS = (
    Purpose.POSTPONEMENT,
    Purpose.CANCELLATION,
    Purpose.WITHDRAWAL,
    Purpose.OLD_ADDRESS,
)
