"""Who gets planned letters of each kind: guests or speakers of the event."""

from __future__ import annotations

from collections.abc import Collection

from planner.events.models.event import Event
from planner.kernel.work import Work
from planner.letter_plans.recipients import Audience, GuestList, guest_list
from planner.letter_plans.speakers import speaker_audience
from planner.letter_texts.kinds import LetterKind


def audiences(
    work: Work, event: Event, kinds: Collection[LetterKind], numbers: Collection[int] | None = None
) -> dict[LetterKind, Audience]:
    """By kind; all, or among those with these numbers. `event` is loaded with its programme. Guests are
    read once for all kinds.
    """
    are_to_guests = any(not kind.is_to_speakers for kind in kinds)
    guests = guest_list(work, event, numbers) if are_to_guests else GuestList(())
    return {
        kind: speaker_audience(work, event, numbers)
        if kind.is_to_speakers
        else guests.audience(kind)
        for kind in kinds
    }


def audience(
    work: Work, event: Event, kind: LetterKind, numbers: Collection[int] | None = None
) -> Audience:
    """As `audiences`, for one kind."""
    return audiences(work, event, [kind], numbers)[kind]
