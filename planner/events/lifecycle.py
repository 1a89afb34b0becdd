"""Where an event may go from where it stands, and what guests must then be told.

No side effects beyond the event itself. Whoever has guests to write to asks `Move.letters`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.errors import Conflict, Invalid

LONGEST_REASON = 1000


class Letters(StrEnum):
    """What those who were invited must hear of after a move."""

    NONE = "none"
    UPDATE = "update"
    POSTPONEMENT = "postponement"
    CANCELLATION = "cancellation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One allowed step. `label` is what the button says; the reason goes into letters and log."""

    to: EventStatus
    label: str
    needs_reason: bool = False
    letters: Letters = Letters.NONE


_TOLD = {
    Letters.UPDATE: "a letter with the event as it stands then, for their calendar too",
    Letters.POSTPONEMENT: "a letter with the reason, which takes the old date off their calendar",
    Letters.CANCELLATION: "a letter with the reason, which takes it off their calendar",
}


def effect(step: Move, *, written_to: int, is_announced: bool, has_guests: bool) -> str:
    """What the step means for guests and readers, before it is taken. A letter will be due to
    `written_to` of the guests, if there are any.
    """
    if not written_to:
        said = [_NOBODY if has_guests or step.letters is Letters.NONE else _NO_GUESTS]
        if has_guests and step.to not in _ASKED:
            said.append("Invitations that still wait in the outbox are not sent.")
    else:
        told = _TOLD.get(step.letters, _TOLD[Letters.UPDATE])
        who = "One guest gets" if written_to == 1 else f"{written_to:,} guests get"
        waits = "It waits" if written_to == 1 else "The letters wait"
        ends = "it" if written_to == 1 else "them"
        said = [f"{who} {told}. {waits} in the outbox until you release {ends}."]
    if step.letters is not Letters.NONE and is_announced:
        said.append("The page in the newsroom shows it at once.")
    if step.to in _ENDS:
        said.append(_ENDS[step.to])
    return " ".join(said)


_NOBODY = "Nobody is written to."
_NO_GUESTS = "Nobody is invited, so nobody is written to."
_ASKED = (EventStatus.TENTATIVE, EventStatus.CONFIRMED)

# Kept short on purpose: a table of moves is read at a glance.
_S, _L = EventStatus, Letters
_ENDS = {
    _S.DRAFT: "Nobody can answer until it is tentative or confirmed again.",
    _S.POSTPONED: "Nobody can answer until there is a new date.",
    _S.HELD: "Nobody can answer any more. The release can be sent to those who came.",
    _S.CLOSED: "Outline and programme can no longer be changed.",
}
_TENTATIVE = Move(to=_S.TENTATIVE, label="Make tentative")
_CONFIRM = Move(to=_S.CONFIRMED, label="Confirm")
_POSTPONE = Move(to=_S.POSTPONED, label="Postpone", needs_reason=True, letters=_L.POSTPONEMENT)
_CANCEL = Move(to=_S.CANCELLED, label="Cancel", needs_reason=True, letters=_L.CANCELLATION)
_GIVE_UP = Move(to=_S.CANCELLED, label="Give up", needs_reason=True, letters=_L.CANCELLATION)

_MOVES: dict[EventStatus, tuple[Move, ...]] = {
    _S.DRAFT: (_CONFIRM, _TENTATIVE, _GIVE_UP),
    _S.TENTATIVE: (
        Move(to=_S.CONFIRMED, label="Confirm", letters=_L.UPDATE),
        Move(to=_S.DRAFT, label="Back to draft"),
        _POSTPONE,
        _CANCEL,
    ),
    _S.CONFIRMED: (
        Move(to=_S.HELD, label="It was held"),
        Move(to=_S.TENTATIVE, label="Make tentative", needs_reason=True, letters=_L.UPDATE),
        _POSTPONE,
        _CANCEL,
    ),
    _S.POSTPONED: (
        Move(to=_S.CONFIRMED, label="Confirm the new date", letters=_L.UPDATE),
        Move(to=_S.TENTATIVE, label="Name a tentative date", letters=_L.UPDATE),
        _CANCEL,
    ),
    _S.CANCELLED: (
        Move(to=_S.CONFIRMED, label="It takes place", needs_reason=True, letters=_L.UPDATE),
        Move(to=_S.TENTATIVE, label="It may take place", needs_reason=True, letters=_L.UPDATE),
    ),
    _S.HELD: (
        Move(to=_S.CLOSED, label="Close"),
        Move(to=_S.CONFIRMED, label="It is still to come", needs_reason=True),
    ),
    _S.CLOSED: (Move(to=_S.HELD, label="Open again", needs_reason=True),),
}

_CALENDAR_WORDS = {
    _S.CONFIRMED: "CONFIRMED",
    _S.HELD: "CONFIRMED",
    _S.CLOSED: "CONFIRMED",
    _S.CANCELLED: "CANCELLED",
}


def moves(event: Event) -> tuple[Move, ...]:
    """Where the event may go next. An announced or once announced event is no draft again."""
    return tuple(
        step
        for step in _MOVES[event.status]
        if not (step.to is EventStatus.DRAFT and event.announced_at is not None)
    )


def step_to(event: Event, to: EventStatus) -> Move:
    """The allowed step to that state. Raises `Conflict`."""
    for step in moves(event):
        if step.to is to:
            return step
    raise Conflict(f"An event that is {said(event.status)} cannot become {said(to)}.")


def move(event: Event, to: EventStatus, reason: str = "") -> Move:
    """Move `event` on; returns the step with what guests must be told.

    Raises `Conflict` where the table has no such step, `Invalid` at `reason` where it needs one,
    and at `starts_on` where a date is promised that nobody has given.
    """
    step = step_to(event, to)
    reason = reason.strip()
    if step.needs_reason and not reason:
        raise Invalid("reason", "Say why, in a sentence that guests may read.")
    if len(reason) > LONGEST_REASON:
        raise Invalid("reason", f"At most {LONGEST_REASON:,} characters, please.")
    if to is EventStatus.CONFIRMED and event.starts_on is None:
        raise Invalid("starts_on", "Give the date before you confirm the event.")
    event.status = to
    event.status_reason = reason
    return step


def said(status: EventStatus) -> str:
    """The status after “is” in a sentence: “a draft”, “confirmed”."""
    return "a draft" if status is EventStatus.DRAFT else status.value


def calendar_status(status: EventStatus) -> str:
    """STATUS of the calendar entry (RFC 5545 3.8.1.11): a postponed event is TENTATIVE."""
    return _CALENDAR_WORDS.get(status, "TENTATIVE")


def takes_edits(event: Event) -> bool:
    """Outline, programme and speakers may be edited until the event is closed."""
    return event.status is not EventStatus.CLOSED
