"""Answers from calendar programs (RFC 5546): believed only with a proof, applied once and in order.

`answers.note_answer` writes them, as it does what staff hear by telephone. What is doubtful is held,
and a person decides; nothing of the event ever follows a message.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from planner.inbox import verdicts
from planner.inbox.matching import Match, is_address_of
from planner.inbox.models import Outcome, Question, ReceivedMessage
from planner.inbox.proof import Proof
from planner.inbox.verdicts import FAULTS, Verdict
from planner.invitations.answers import (
    LONGEST_MESSAGE,
    Reply,
    note_answer,
    takes_answers,
    why_not_noted,
)
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.kernel.errors import PlannerError
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import shortened
from planner.kernel.work import Work
from planner.mail.message import CalendarAnswer, MessageKind, ReadMessage

_CLOCKS_DIFFER = timedelta(minutes=5)
_ANSWERS = {
    "ACCEPTED": Answer.ACCEPTED,
    "TENTATIVE": Answer.TENTATIVE,
    "DECLINED": Answer.DECLINED,
    "DELEGATED": Answer.DELEGATED,
}
NOT_OURS = _("It is about an event that is not in this office's calendar.")
_IN_WORDS = {
    Answer.ACCEPTED: _("%(name)s comes."),
    Answer.TENTATIVE: _("%(name)s may come."),
    Answer.DECLINED: _("%(name)s does not come."),
    Answer.WAITING: _("%(name)s is on the waiting list: no seat is free for this guest."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A message with what it was matched with. `proof` is None without a guest."""

    read: ReadMessage
    match: Match
    proof: Proof | None
    received_at: datetime

    @property
    def calendar(self) -> CalendarAnswer:
        if self.read.calendar is None:
            raise ValueError("only for messages with a calendar")
        return self.read.calendar


def answer_of(calendar: CalendarAnswer | None) -> Answer | None:
    """None if it is no answer: not decided yet, or a word of tasks."""
    return _ANSWERS.get(calendar.partstat) if calendar else None


def decide_on_answer(work: Work, asked: Asked) -> Verdict:
    """What becomes of a REPLY; it is applied if there is no doubt."""
    if asked.read.calendar is None:
        return _malformed(asked)
    if (verdict := _unless_about_a_guest(asked)) is not None:
        return verdict
    guest, proof = asked.match.guest, asked.proof
    assert guest is not None
    assert proof is not None
    answer = answer_of(asked.calendar)
    if answer is None:
        return verdicts.ignored(_("The guest has not decided: there is no answer in it."))
    doubt = _doubt(work, asked, guest, proof, answer)
    return doubt or _apply(work, asked, guest, answer)


def decide_on_counter(_work: Work, asked: Asked) -> Verdict:
    """Nothing moves by itself: staff accept the proposal or decline it (R9)."""
    if asked.read.calendar is None:
        return _malformed(asked)
    if (verdict := _unless_about_a_guest(asked)) is not None:
        return verdict
    reason, proof = _("The guest proposes another time."), asked.proof
    assert proof is not None
    return verdicts.held(
        Question.NEW_TIME,
        _with_doubt(reason, proof.why_not),
        is_proven=proof.is_given,
    )


def _unless_about_a_guest(asked: Asked) -> Verdict | None:
    """What becomes of an answer that is not about a guest of an event of the office."""
    match, calendar = asked.match, asked.calendar
    if match.event is None:
        return verdicts.ignored(NOT_OURS)
    if calendar.is_of_series:
        return verdicts.ignored(_("It is about one day of a series; the event is no series."))
    if match.guest is None:
        return _from_a_stranger(asked)
    if not is_address_of(match.guest, calendar.attendee):
        return verdicts.held(
            Question.OTHER_ADDRESS,
            _(
                "%(address)s answers from the invitation of %(name)s: another address of theirs, or a "
                "colleague to invite?",
                address=calendar.attendee or calendar.attendee_name,
                name=match.guest.name,
            ),
        )
    return None


def _from_a_stranger(asked: Asked) -> Verdict:
    """Somebody who is not on the list. The UID is public, so that anybody can write this; only whom
    the register knows is shown to staff.
    """
    reason = _("%(address)s is not on the guest list.", address=asked.calendar.attendee)
    if asked.match.person is None:
        return verdicts.ignored(reason)
    return verdicts.held(Question.OTHER_ADDRESS, reason)


def _malformed(asked: Asked) -> Verdict:
    """Staff see it if it may be of a guest."""
    reason = FAULTS[asked.read.fault] if asked.read.fault else NOT_OURS
    if asked.match.guest is None:
        return verdicts.refused(reason)
    return verdicts.held(Question.UNREADABLE, reason)


def _doubt(
    work: Work, asked: Asked, guest: Invitation, proof: Proof, answer: Answer
) -> Verdict | None:
    """Why a person has to look at it, or why it counts for nothing; None if it can be applied."""
    calendar, is_proven = asked.calendar, proof.is_given
    if (stale := _stale(work, asked, guest, answer)) is not None:
        return stale
    if asked.read.kind is MessageKind.ANSWER and answer is Answer.DELEGATED:
        return verdicts.held(
            Question.COLLEAGUE,
            _with_doubt(_delegation(guest, calendar), proof.why_not),
            is_proven=is_proven,
        )
    if not is_proven:
        return verdicts.held(Question.ANSWER, proof.why_not)
    asks = guest.asked_sequence
    if asks is not None and calendar.sequence < asks:
        return verdicts.held(
            Question.ANSWER,
            _("It answers an earlier date or place of the event."),
            is_proven=True,
        )
    if sentence := why_not_noted(guest):
        return verdicts.ignored(sentence)
    if guest.event.starts_at is not None and asked.received_at >= guest.event.starts_at:
        return verdicts.noted(_("It came after the event had begun."), is_proven=True)
    if not takes_answers(guest.event, asked.received_at):
        return verdicts.held(
            Question.ANSWER, _("It came after the deadline for answers."), is_proven=True
        )
    return None


def _stale(work: Work, asked: Asked, guest: Invitation, answer: Answer) -> Verdict | None:
    """By SEQUENCE and DTSTAMP (RFC 5546 2.1.5); of the same SEQUENCE, the later of mail and page
    counts (R16).
    """
    calendar = asked.calendar
    stamp = calendar.stamp or asked.received_at
    if stamp > asked.received_at + _CLOCKS_DIFFER:
        return verdicts.held(Question.ANSWER, _("It was written at an hour that has not come yet."))
    last = _last_applied(work, guest)
    if last is not None and last.sequence is not None and last.stamp is not None:
        ours, theirs = (last.sequence, last.stamp), (calendar.sequence, stamp)
        if ours == theirs and last.answer is not answer:
            return verdicts.held(
                Question.ANSWER,
                _("The guest's program sent another answer before with the same number."),
            )
        if theirs <= ours:
            return verdicts.ignored(_("A later answer of this guest is known already."))
    answered_at = guest.answered_at
    if answered_at is not None and asked.received_at < answered_at:
        return verdicts.ignored(_("The guest has answered in another way since."))
    return None


def _last_applied(work: Work, guest: Invitation) -> ReceivedMessage | None:
    return work.session.scalars(
        select(ReceivedMessage)
        .where(
            ReceivedMessage.office_id == work.office_id,
            ReceivedMessage.invitation_id == guest.id,
            ReceivedMessage.kind == MessageKind.ANSWER,
            ReceivedMessage.outcome == Outcome.APPLIED,
            ReceivedMessage.stamp.is_not(None),
        )
        .order_by(ReceivedMessage.sequence.desc(), ReceivedMessage.stamp.desc())
        .limit(1)
    ).one_or_none()


def _apply(work: Work, asked: Asked, guest: Invitation, answer: Answer) -> Verdict:
    """A program knows less than the page: the crew and an earlier message stay as they are."""
    calendar = asked.calendar
    told = comment(calendar)
    reply = Reply(
        answer=answer,
        message=told or guest.message,
        crew=guest.crew,
        sequence=guest.asked_sequence,
    )
    try:
        note_answer(work, guest, reply, AnswerRoad.MAIL, asked.received_at)
    except PlannerError as refusal:
        return verdicts.held(Question.ANSWER, refusal.message, is_proven=True)
    return verdicts.applied(_IN_WORDS[guest.answer].with_values(name=guest.name), words=told)


def comment(calendar: CalendarAnswer) -> str:
    """The guest's words, with the number of companions that Google's form asks for (R7)."""
    more = f"+{calendar.companions}" if calendar.companions else ""
    room = LONGEST_MESSAGE - len(more) - 1
    return " ".join(filter(None, (shortened(calendar.comment, room), more)))


def _delegation(guest: Invitation, calendar: CalendarAnswer) -> str:
    if not calendar.delegates:
        return _("%(name)s sends a colleague, without an address.", name=guest.name)
    return _(
        "%(name)s sends a colleague: %(address)s.",
        name=guest.name,
        address=", ".join(calendar.delegates),
    )


def _with_doubt(reason: str, doubt: str) -> str:
    return _("%(reason)s %(doubt)s", reason=reason, doubt=doubt) if doubt else reason
