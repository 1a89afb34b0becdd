"""What speakers answer, and what becomes of the name and function that they propose."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from planner.confirmations.facts import asked, parts_of
from planner.confirmations.models import ProposalState, SpeakerAnswer, SpeakerConfirmation
from planner.confirmations.speakers import why_nobody
from planner.events.lifecycle import check_open
from planner.events.models.event import Event
from planner.events.models.kinds import PartState
from planner.events.operations.speakers import set_state
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line, clean_text
from planner.kernel.texts import Texts
from planner.kernel.work import Work

LONGEST_LINE, LONGEST_MESSAGE = 300, 500
# Who did not come cannot be told so any more.
_ANSWERABLE = (PartState.PLANNED, PartState.ASKED, PartState.CONFIRMED, PartState.DECLINED)


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeakerReply:
    """As entered on the page in `language`. `seen` is the checksum of what the page told."""

    answer: SpeakerAnswer
    language: str
    seen: str
    name: str = ""
    function: str = ""
    message: str = ""


def confirmation_by_public_id(public_id: str) -> Rows[SpeakerConfirmation]:
    """In all offices: the token has to be proved afterwards."""
    return select(SpeakerConfirmation).where(SpeakerConfirmation.public_id == public_id)


def answer_part(work: Work, row: SpeakerConfirmation, event: Event, reply: SpeakerReply) -> None:
    """Their parts are confirmed or declined; another name or function becomes a proposal.

    `event` is loaded with its programme. Raises `Invalid`, and `Conflict` if the programme has changed
    since they looked, or nobody answers any more.
    """
    if reply.answer is SpeakerAnswer.NONE:
        raise Invalid("answer", _("Choose one of the answers."))
    if why := why_nobody(event, work.now):
        raise Conflict(why)
    check_open(event)
    parts = parts_of(event, row.person_id)
    if not parts:
        raise Conflict(_("You have no part in the programme any more."))
    told = asked(work, event, row.person_id, reply.language)
    if reply.seen != told.checksum:
        raise Conflict(_("The programme has changed meanwhile. Look at it, and answer once more."))
    proposed = _proposed(reply, told.name, told.function)
    row.answer, row.answered_at, row.answered_told = reply.answer, work.now, told.checksum
    row.message = _short(reply.message, "message", LONGEST_MESSAGE)
    row.language, row.proposed_name, row.proposed_function = reply.language, *proposed
    row.proposal = ProposalState.OPEN if any(proposed) else ProposalState.NONE
    row.revise(None)
    state = PartState.DECLINED if reply.answer is SpeakerAnswer.NO else PartState.CONFIRMED
    for part in parts:
        if part.state in _ANSWERABLE and part.state is not state:
            set_state(work, part, state)
    work.session.flush()
    record(work, "speaker.answered", row, event_id=event.id, answer=reply.answer)


def take_proposal(work: Work, row: SpeakerConfirmation, event: Event) -> None:
    """Print what they propose: the function at each of their parts, the name in the register.

    Raises `Conflict` if that is decided already, or the event is closed.
    """
    check_open(event)
    _decide(row, ProposalState.TAKEN)
    if row.proposed_function:
        for part in parts_of(event, row.person_id):
            part.functions = _with(part.functions, row.language, row.proposed_function)
            part.revise(None)
            record(work, "part.revised", part, event_id=event.id)
    if row.proposed_name:
        row.person.names = _with(row.person.names, row.language, row.proposed_name)
        row.person.revise(None)
        record(work, "person.revised", row.person)
    event.revised_at = work.now
    work.session.flush()
    record(work, "speaker.proposal_taken", row, event_id=event.id)


def dismiss_proposal(work: Work, row: SpeakerConfirmation) -> None:
    """Leave it as it is printed. Raises `Conflict` if that is decided already."""
    _decide(row, ProposalState.DISMISSED)
    work.session.flush()
    record(work, "speaker.proposal_dismissed", row, event_id=row.event_id)


def _decide(row: SpeakerConfirmation, state: ProposalState) -> None:
    if row.proposal is not ProposalState.OPEN:
        raise Conflict(_("That is decided already: somebody else was quicker."))
    row.revise(None)
    row.proposal = state


def _proposed(reply: SpeakerReply, name: str, function: str) -> tuple[str, str]:
    """Name and function, "" for what is printed already. Raises `Invalid`."""
    if reply.answer is not SpeakerAnswer.CORRECTED:
        return "", ""
    given = (
        _short(reply.name, "name", LONGEST_LINE),
        _short(reply.function, "function", LONGEST_LINE),
    )
    printed = (name, function)
    proposed = tuple(one if one != old else "" for one, old in zip(given, printed, strict=True))
    if not any(proposed):
        raise Invalid("name", _("Write your name or your function as it should be printed."))
    return proposed[0], proposed[1]


def _short(text: str, field: str, most: int) -> str:
    clean = clean_text(text) if field == "message" else clean_line(text)
    if len(clean) > most:
        raise Invalid(field, _("At most %(most)s characters, please.", most=most))
    return clean


def _with(texts: Texts, language: str, text: str) -> Texts:
    return Texts({**texts, language: text})
