"""Answers of guests, and the deadline for them. The last answer counts. Seats follow (`seats`)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.history.operations import record
from planner.invitations.guest_page import version_for
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.particulars import (
    MOST_CREW,
    Particulars,
    check_particulars,
    cleaned,
    crew_members,
)
from planner.invitations.seats import move_up, take_place
from planner.invitations.told import ASKABLE
from planner.kernel.addresses import clean_address
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line, clean_text
from planner.kernel.work import Work

LONGEST_MESSAGE = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """A guest's answer as entered. `sequence` is the version of the event that they saw
    (`version_for`); None is the current one. `is_overruled`: staff give a seat whatever the number.
    `particulars` None: they stay as they are.
    """

    answer: Answer
    message: str = ""
    colleague_name: str = ""
    colleague_address: str = ""
    crew: int = 0
    is_overruled: bool = False
    particulars: Particulars | None = None
    sequence: int | None = None


def answer(work: Work, invitation: Invitation, reply: Reply) -> bool:
    """Save the answer that a guest gives on their page.

    False if date or place have changed since the page was opened: the answer is kept, but is not
    an answer to the current version; see `Invitation.standing`. Raises `Conflict` after the
    deadline, `Invalid` for a field.
    """
    if not takes_answers(invitation.event, work.now):
        raise Conflict(_("This event no longer takes answers."))
    return _save_answer(work, invitation, reply, AnswerRoad.LINK)


def note_answer(
    work: Work,
    invitation: Invitation,
    reply: Reply,
    road: AnswerRoad,
    came_at: datetime | None = None,
) -> None:
    """Save an answer that a guest gave to staff by telephone, by mail or in person.

    `came_at` is when it reached us, if that was earlier than now.
    """
    if sentence := why_not_noted(invitation):
        raise Conflict(sentence)
    _save_answer(work, invitation, reply, road)
    if came_at is not None:
        invitation.answered_at = min(came_at, work.now)
        work.session.flush()


def why_not_noted(invitation: Invitation) -> str:
    """Why staff cannot note an answer; "" if they can."""
    if invitation.withdrawn_at is not None:
        return _("This invitation is withdrawn. Invite the guest again first.")
    if invitation.event.status in (EventStatus.DRAFT, EventStatus.CANCELLED):
        return _("This event no longer takes answers.")
    return ""


def takes_answers(event: Event, now: datetime) -> bool:
    """Whether the guest may still answer: until the deadline if one is set, else until the end."""
    if event.status not in ASKABLE or event.ends_at is None or now >= event.ends_at:
        return False
    until = answers_end(event)
    return until is None or now < until


def answers_end(event: Event) -> datetime | None:
    """Midnight after the last day for answers, in the event's time zone."""
    if event.answers_until is None:
        return None
    day = event.answers_until + timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(event.zone))


def _save_answer(work: Work, invitation: Invitation, reply: Reply, road: AnswerRoad) -> bool:
    _check(invitation.event, reply)
    delegates = reply.answer is Answer.DELEGATED
    crew = _crew(reply)
    invitation.answer = take_place(
        work, invitation, reply.answer, crew, is_overruled=reply.is_overruled
    )
    if invitation.event.counts_seats or invitation.event.link:
        invitation.is_unsettled = True
    invitation.answered_at = work.now
    invitation.answered_by_id = work.actor_id
    invitation.answer_road = road
    is_current = _set_answered_version(work, invitation, reply.sequence, road)
    invitation.message = clean_text(reply.message)
    invitation.colleague_name = clean_line(reply.colleague_name) if delegates else ""
    invitation.colleague_address = _colleague_address(reply) if delegates else ""
    invitation.crew = crew
    _set_particulars(invitation, reply)
    work.session.flush()
    record(
        work,
        "invitation.answered",
        invitation,
        event_id=invitation.event_id,
        answer=invitation.answer,
        road=road,
    )
    if invitation.event.counts_seats:
        move_up(work, invitation.event)
    return is_current


def _crew(reply: Reply) -> int:
    """How many come along: at least those who are named, and nobody with a guest who does not come."""
    if reply.answer is Answer.DECLINED:
        return 0
    named = crew_members(reply.particulars.crew_names) if reply.particulars else ()
    return max(reply.crew, len(named))


def _set_particulars(invitation: Invitation, reply: Reply) -> None:
    """Whoever does not come brings nobody and needs nothing."""
    given = Particulars() if reply.answer is Answer.DECLINED else reply.particulars
    if given is not None:
        for name, text in asdict(cleaned(given)).items():
            setattr(invitation, name, text)


def _set_answered_version(
    work: Work, invitation: Invitation, seen: int | None, road: AnswerRoad
) -> bool:
    """Note which version was answered; False if it is not the current one."""
    if road is AnswerRoad.MAIL and seen is not None and seen == invitation.asked_sequence:
        # The letter that asked, whose SEQUENCE is never above that of the page: what the page shows
        # need not be found out, which takes half of the time of an answer.
        invitation.answered_sequence, invitation.answered_version = seen, None
        return True
    shown = version_for(work, invitation)
    seen = shown.sequence if seen is None else seen
    invitation.answered_version = None
    if seen > shown.sequence:
        # They saw a change that was undone before any letter left: no answer to the current version.
        asked = invitation.asked_sequence
        invitation.answered_sequence = (-1 if asked is None else asked) - 1
        return False
    invitation.answered_sequence = seen
    if seen == shown.sequence and shown.is_ahead:
        invitation.answered_version = invitation.event.sequence
    return seen == shown.sequence


def _check(event: Event, reply: Reply) -> None:
    if reply.answer in (Answer.NEEDS_ACTION, Answer.WAITING):
        raise Invalid("answer", _("Choose one of the answers."))
    if reply.answer is Answer.REMOTE and not event.link:
        raise Invalid("answer", _("This event cannot be attended online. Choose another answer."))
    check_reply(reply)


def check_reply(reply: Reply) -> None:
    """Raises `Invalid` for what no guest can answer, to any event."""
    if reply.answer is Answer.DELEGATED:
        if not clean_line(reply.colleague_name):
            raise Invalid("colleague_name", _("Give the name of the colleague who will come."))
        _colleague_address(reply)
    if len(reply.message) > LONGEST_MESSAGE:
        raise Invalid(
            "message",
            _("At most %(most)s characters, please.", most=LONGEST_MESSAGE),
        )
    if reply.particulars is not None:
        check_particulars(reply.particulars)
    if not 0 <= reply.crew <= MOST_CREW:
        raise Invalid("crew", _("Give a number from 0 to %(most)s.", most=MOST_CREW))


def _colleague_address(reply: Reply) -> str:
    given = reply.colleague_address
    return clean_address(given, "colleague_address") if given else ""
