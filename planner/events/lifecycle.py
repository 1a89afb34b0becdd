"""The states of an event, the moves between them, and which letters a move requires.

Changes only the event itself. Callers that write to guests read `Move.letters`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext, pgettext

LONGEST_REASON = 1000


class Letters(StrEnum):
    """Which letter guests must get after a move."""

    NONE = "none"
    UPDATE = "update"
    POSTPONEMENT = "postponement"
    CANCELLATION = "cancellation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """An allowed move. `label` is the text of its button; the reason goes into letters and log."""

    to: EventStatus
    label: str
    needs_reason: bool = False
    letters: Letters = Letters.NONE


def effect(step: Move, *, written_to: int, is_announced: bool, has_guests: bool) -> str:
    """What the move would mean for guests and readers. `written_to` guests would get a letter."""
    if not written_to:
        sentences: list[str] = [
            _NOBODY if has_guests or step.letters is Letters.NONE else _NO_GUESTS
        ]
        if has_guests and step.to not in _TAKING_PLACE:
            sentences.append(_("Invitations that still wait in the outbox are not sent."))
    else:
        sentences = [_letters_sentence(step.letters, written_to)]
    if step.letters is not Letters.NONE and is_announced:
        sentences.append(_("The page in the newsroom shows it at once."))
    if step.to in _CONSEQUENCES:
        sentences.append(_CONSEQUENCES[step.to])
    return " ".join(map(str, sentences))


def _letters_sentence(letters: Letters, written_to: int) -> str:
    number = number_text(written_to)
    if letters is Letters.POSTPONEMENT:
        return ngettext(
            "One guest gets a letter with the reason, which takes the old date off their calendar. "
            "It waits in the outbox until you release it.",
            "%(number)s guests get a letter with the reason, which takes the old date off their "
            "calendar. The letters wait in the outbox until you release them.",
            written_to,
            number=number,
        )
    if letters is Letters.CANCELLATION:
        return ngettext(
            "One guest gets a letter with the reason, which takes it off their calendar. It waits "
            "in the outbox until you release it.",
            "%(number)s guests get a letter with the reason, which takes it off their calendar. "
            "The letters wait in the outbox until you release them.",
            written_to,
            number=number,
        )
    return ngettext(
        "One guest gets a letter with the event as it stands then, for their calendar too. It "
        "waits in the outbox until you release it.",
        "%(number)s guests get a letter with the event as it stands then, for their calendar too. "
        "The letters wait in the outbox until you release them.",
        written_to,
        number=number,
    )


_NOBODY = _("Nobody is written to.")
_NO_GUESTS = _("Nobody is invited, so nobody is written to.")
_TAKING_PLACE = (EventStatus.TENTATIVE, EventStatus.CONFIRMED)

# Short aliases keep the tables below readable.
_S, _L = EventStatus, Letters
_CONSEQUENCES = {
    _S.DRAFT: _("Nobody can answer until it is tentative or confirmed again."),
    _S.POSTPONED: _("Nobody can answer until there is a new date."),
    _S.HELD: _("Nobody can answer any more. The release can be sent to those who came."),
    _S.CLOSED: _("Its details and programme can no longer be changed."),
}
_TENTATIVE = Move(to=_S.TENTATIVE, label=_("Make tentative"))
_CONFIRM = Move(to=_S.CONFIRMED, label=_("Confirm"))
_POSTPONE = Move(to=_S.POSTPONED, label=_("Postpone"), needs_reason=True, letters=_L.POSTPONEMENT)
_CANCEL = Move(to=_S.CANCELLED, label=_("Cancel"), needs_reason=True, letters=_L.CANCELLATION)
_GIVE_UP = Move(to=_S.CANCELLED, label=_("Give up"), needs_reason=True, letters=_L.CANCELLATION)

_MOVES: dict[EventStatus, tuple[Move, ...]] = {
    _S.DRAFT: (_CONFIRM, _TENTATIVE, _GIVE_UP),
    _S.TENTATIVE: (
        Move(to=_S.CONFIRMED, label=_("Confirm"), letters=_L.UPDATE),
        Move(to=_S.DRAFT, label=_("Back to draft")),
        _POSTPONE,
        _CANCEL,
    ),
    _S.CONFIRMED: (
        Move(to=_S.HELD, label=_("It was held")),
        Move(to=_S.TENTATIVE, label=_("Make tentative"), needs_reason=True, letters=_L.UPDATE),
        _POSTPONE,
        _CANCEL,
    ),
    _S.POSTPONED: (
        Move(to=_S.CONFIRMED, label=_("Confirm the new date"), letters=_L.UPDATE),
        Move(to=_S.TENTATIVE, label=_("Name a tentative date"), letters=_L.UPDATE),
        _CANCEL,
    ),
    _S.CANCELLED: (
        Move(to=_S.CONFIRMED, label=_("It takes place"), needs_reason=True, letters=_L.UPDATE),
        Move(to=_S.TENTATIVE, label=_("It may take place"), needs_reason=True, letters=_L.UPDATE),
    ),
    _S.HELD: (
        Move(to=_S.CLOSED, label=_("Close")),
        Move(to=_S.CONFIRMED, label=_("It is still to come"), needs_reason=True),
    ),
    _S.CLOSED: (Move(to=_S.HELD, label=_("Open again"), needs_reason=True),),
}

_STATUS_WORDS = {
    _S.DRAFT: pgettext("the event is", "a draft"),
    _S.TENTATIVE: pgettext("the event is", "tentative"),
    _S.CONFIRMED: pgettext("the event is", "confirmed"),
    _S.POSTPONED: pgettext("the event is", "postponed"),
    _S.CANCELLED: pgettext("the event is", "cancelled"),
    _S.HELD: pgettext("the event is", "held"),
    _S.CLOSED: pgettext("the event is", "closed"),
}

_CALENDAR_WORDS = {
    _S.CONFIRMED: "CONFIRMED",
    _S.HELD: "CONFIRMED",
    _S.CLOSED: "CONFIRMED",
    _S.CANCELLED: "CANCELLED",
}


def moves(event: Event) -> tuple[Move, ...]:
    """The moves allowed now. An announced event cannot become a draft."""
    return tuple(
        step
        for step in _MOVES[event.status]
        if not (step.to is EventStatus.DRAFT and event.announced_at is not None)
    )


def step_to(event: Event, to: EventStatus) -> Move:
    """The allowed move to that status. Raises `Conflict` if there is none."""
    for step in moves(event):
        if step.to is to:
            return step
    raise Conflict(
        _(
            "An event that is %(status)s cannot become %(to)s.",
            status=status_words(event.status),
            to=status_words(to),
        )
    )


def move(event: Event, to: EventStatus, reason: str = "") -> Move:
    """Change the status of `event`; returns the move, which says what guests must be told.

    Raises `Conflict` if the move is not allowed, `Invalid` at `reason` if one is needed or it is
    too long, and at `starts_on` if an event without a date is confirmed.
    """
    step = step_to(event, to)
    reason = reason.strip()
    check_reason(reason, is_needed=step.needs_reason)
    if to is EventStatus.CONFIRMED:
        check_dated(event.starts_on)
    event.status = to
    event.status_reason = reason
    return step


def check_reason(reason: str, *, is_needed: bool) -> None:
    """Raises `Invalid` for a missing reason, or one that is too long for a letter."""
    if is_needed and not reason:
        raise Invalid("reason", _("Say why, in a sentence that guests may read."))
    if len(reason) > LONGEST_REASON:
        raise Invalid(
            "reason",
            _(
                "At most %(most)s characters, please.",
                most=number_text(LONGEST_REASON),
            ),
        )


def check_dated(starts_on: date | None) -> None:
    """Raises `Invalid` for an event that cannot be confirmed, since nobody knows its day."""
    if starts_on is None:
        raise Invalid("starts_on", _("Give the date before you confirm the event."))


def always_needs_reason(to: EventStatus) -> bool:
    """Whether no event gets that status without a reason."""
    ways = [step for steps in _MOVES.values() for step in steps if step.to is to]
    return bool(ways) and all(step.needs_reason for step in ways)


def status_words(status: EventStatus) -> str:
    """The status as it reads after “is” in a sentence: “a draft”, “confirmed”."""
    return _STATUS_WORDS[status]


def calendar_status(status: EventStatus) -> str:
    """STATUS of the calendar entry (RFC 5545 3.8.1.11). A postponed event is TENTATIVE."""
    return _CALENDAR_WORDS.get(status, "TENTATIVE")


def check_open(event: Event) -> None:
    """Raises `Conflict` if the event is closed: outline, programme and speakers are then final."""
    if event.status is EventStatus.CLOSED:
        raise Conflict(_("The event is closed. Open it again before you change it."))
