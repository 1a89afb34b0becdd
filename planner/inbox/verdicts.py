"""What becomes of a message, and why. The sentences stand in its log and on the desk."""

from __future__ import annotations

from dataclasses import dataclass

from planner.inbox.models import Attention, Outcome, Question
from planner.kernel.messages import gettext as _
from planner.mail.message import Fault


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """`reason` is a sentence, `question` what a person decides if it is held."""

    outcome: Outcome
    reason: str
    question: Question | None = None
    attention: Attention | None = None
    is_proven: bool = False


def applied(reason: str, *, words: str = "") -> Verdict:
    """It is done; the guest's words, if there are any, are to be read."""
    attention = Attention.READING if words else None
    return Verdict(outcome=Outcome.APPLIED, reason=reason, attention=attention, is_proven=True)


def noted(reason: str, *, is_to_be_read: bool = False, is_proven: bool = False) -> Verdict:
    attention = Attention.READING if is_to_be_read else None
    return Verdict(outcome=Outcome.NOTED, reason=reason, attention=attention, is_proven=is_proven)


def held(question: Question, reason: str, *, is_proven: bool = False) -> Verdict:
    return Verdict(
        outcome=Outcome.HELD,
        reason=reason,
        question=question,
        attention=Attention.DECISION,
        is_proven=is_proven,
    )


def ignored(reason: str) -> Verdict:
    return Verdict(outcome=Outcome.IGNORED, reason=reason)


def refused(reason: str) -> Verdict:
    return Verdict(outcome=Outcome.REFUSED, reason=reason)


FAULTS = {
    Fault.TOO_LARGE: _("The message is larger than 1 MB, so that it was not read."),
    Fault.LONG_HEADERS: _("The head of the message is longer than 64 kB, so that it was not read."),
    Fault.MANY_PARTS: _("The message has more than 50 parts, so that it was not read."),
    Fault.TOO_DEEP: _("The message holds messages within messages, too deep to be read."),
    Fault.TOO_SLOW: _("Reading the message took too long."),
    Fault.BROKEN: _("The message is damaged and cannot be read."),
    Fault.TNEF: _(
        "An answer in the form that only Outlook reads (winmail.dat). Ask the sender, or open it there."
    ),
    Fault.SENDERS: _("The message names no sender, or several."),
    Fault.BROKEN_CALENDAR: _("The calendar part is damaged."),
    Fault.LARGE_CALENDAR: _("The calendar part is larger than 64 kB."),
    Fault.METHODS_DIFFER: _("The calendar part says two different things about what it is."),
    Fault.SEVERAL_ENTRIES: _("The answer is about several events at once."),
    Fault.SEVERAL_ATTENDEES: _("The answer is for several guests at once."),
    Fault.INCOMPLETE: _("The calendar part does not say who answers to what."),
}
