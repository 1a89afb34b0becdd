"""What a guest's page says of places: whether there are any, and at which place of the list one is."""

from __future__ import annotations

from planner.invitations.models import Answer, Invitation
from planner.invitations.seat_counts import has_seat
from planner.invitations.seats import place_in_line, would_wait
from planner.kernel.messages import spoken_language
from planner.kernel.work import Work
from planner.phrases import phrase


def place_of(work: Work, guest: Invitation) -> str:
    """“You are number 3 on the waiting list.”; "" for guests who do not wait."""
    if guest.standing is not Answer.WAITING:
        return ""
    place = place_in_line(work, guest)
    return phrase(spoken_language(guest.language), "guest.place_in_line", place=place)


def is_full_for(work: Work, guest: Invitation) -> bool:
    """Whether a guest who has no seat yet would be put on the waiting list. How many are left is not
    said.
    """
    if has_seat(guest) or guest.standing is Answer.WAITING:
        return False
    return would_wait(work, guest)
