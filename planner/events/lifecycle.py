"""The states of an event, the moves between them, and what guests must then be told.

No side effects beyond the event itself. Whoever has guests to write to asks `Move.letters`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext, pgettext

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


def effect(step: Move, *, written_to: int, is_announced: bool, has_guests: bool) -> str:
    """What the step means for guests and readers, before it is taken. A letter will be due to
    `written_to` of the guests, if there are any.
    """
    if not written_to:
        said: list[str] = [_NOBODY if has_guests or step.letters is Letters.NONE else _NO_GUESTS]
        if has_guests and step.to not in _ASKED:
            said.append(_("Invitations that still wait in the outbox are not sent."))
    else:
        said = [_told(step.letters, written_to)]
    if step.letters is not Letters.NONE and is_announced:
        said.append(_("The page in the newsroom shows it at once."))
    if step.to in _ENDS:
        said.append(_ENDS[step.to])
    return " ".join(map(str, said))


def _told(letters: Letters, written_to: int) -> str:
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
_ASKED = (EventStatus.TENTATIVE, EventStatus.CONFIRMED)

# Kept short on purpose: a table of moves is read at a glance.
_S, _L = EventStatus, Letters
_ENDS = {
    _S.DRAFT: _("Nobody can answer until it is tentative or confirmed again."),
    _S.POSTPONED: _("Nobody can answer until there is a new date."),
    _S.HELD: _("Nobody can answer any more. The release can be sent to those who came."),
    _S.CLOSED: _("Outline and programme can no longer be changed."),
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

_SAID = {
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
    raise Conflict(
        _(
            "An event that is %(status)s cannot become %(to)s.",
            status=said(event.status),
            to=said(to),
        )
    )


def move(event: Event, to: EventStatus, reason: str = "") -> Move:
    """Move `event` on; returns the step with what guests must be told.

    Raises `Conflict` where the table has no such step, `Invalid` at `reason` where it needs one,
    and at `starts_on` where a date is promised that nobody has given.
    """
    step = step_to(event, to)
    reason = reason.strip()
    if step.needs_reason and not reason:
        raise Invalid("reason", _("Say why, in a sentence that guests may read."))
    if len(reason) > LONGEST_REASON:
        raise Invalid(
            "reason",
            _(
                "At most %(most)s characters, please.",
                most=number_text(LONGEST_REASON),
            ),
        )
    if to is EventStatus.CONFIRMED and event.starts_on is None:
        raise Invalid("starts_on", _("Give the date before you confirm the event."))
    event.status = to
    event.status_reason = reason
    return step


def said(status: EventStatus) -> str:
    """The status after “is” in a sentence: “a draft”, “confirmed”."""
    return _SAID[status]


def calendar_status(status: EventStatus) -> str:
    """STATUS of the calendar entry (RFC 5545 3.8.1.11): a postponed event is TENTATIVE."""
    return _CALENDAR_WORDS.get(status, "TENTATIVE")


def takes_edits(event: Event) -> bool:
    """Outline, programme and speakers may be edited until the event is closed."""
    return event.status is not EventStatus.CLOSED
