"""What speakers answer, and what becomes of the name and function that they propose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import select

from planner.confirmations.facts import asked, parts_of
from planner.confirmations.models import ProposalState, SpeakerAnswer, SpeakerConfirmation
from planner.confirmations.speakers import why_nobody
from planner.events.lifecycle import check_open
from planner.events.models.event import Event, Part
from planner.events.models.kinds import PartState
from planner.events.operations.speakers import set_state
from planner.events.programme_words import described
from planner.events.public.visible_fields import PublicPart
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line, clean_text
from planner.kernel.texts import Texts
from planner.kernel.work import Work

LONGEST_LINE, LONGEST_MESSAGE = 300, 500
CHANGED_SINCE = _(
    "Somebody has changed the name or the function since. Look at it, and change it where it stands."
)
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
    row.before = {}
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
    before: dict[str, Any] = {}
    if row.proposed_function:
        parts = parts_of(event, row.person_id)
        printed = _first_function(row, event, parts)
        before["functions"] = {part.uid: part.functions.exactly(row.language) for part in parts}
        before["printed"] = printed
        for part in parts:
            _set_function(work, part, row.language, printed)
    if row.proposed_name:
        before["name"] = row.person.names.exactly(row.language)
        _set_name(work, row, row.proposed_name)
    row.before, event.revised_at = before, work.now
    work.session.flush()
    record(work, "speaker.proposal_taken", row, event_id=event.id)


def dismiss_proposal(work: Work, row: SpeakerConfirmation) -> None:
    """Leave it as it is printed. Raises `Conflict` if that is decided already."""
    _decide(row, ProposalState.DISMISSED)
    work.session.flush()
    record(work, "speaker.proposal_dismissed", row, event_id=row.event_id)


def reopen_proposal(work: Work, row: SpeakerConfirmation, event: Event) -> None:
    """Undo `take_proposal` or `dismiss_proposal`: the proposal waits again, and printed is what was.

    Raises `Conflict` if nothing is decided, name or function were changed since, or the event is closed.
    """
    check_open(event)
    if row.proposal not in (ProposalState.TAKEN, ProposalState.DISMISSED):
        raise Conflict(_("Nothing is decided here that could be taken back."))
    if row.proposal is ProposalState.TAKEN:
        _put_back(work, row, event)
        event.revised_at = work.now
    row.proposal, row.before = ProposalState.OPEN, {}
    row.revise(None)
    work.session.flush()
    record(work, "speaker.proposal_reopened", row, event_id=event.id)


def _put_back(work: Work, row: SpeakerConfirmation, event: Event) -> None:
    if not row.before:
        raise Conflict(
            _("What was printed before is not known any more. Change it where it stands.")
        )
    language, former = row.language, row.before.get("functions", {})
    parts = [part for part in parts_of(event, row.person_id) if part.uid in former]
    if row.proposed_name and row.person.names.exactly(language) != row.proposed_name:
        raise Conflict(CHANGED_SINCE)
    if any(part.functions.exactly(language) != row.before["printed"] for part in parts):
        raise Conflict(CHANGED_SINCE)
    for part in parts:
        _set_function(work, part, language, former[part.uid])
    if row.proposed_name:
        _set_name(work, row, row.before["name"])


def _first_function(row: SpeakerConfirmation, event: Event, parts: Sequence[Part]) -> str:
    """The proposal without what is printed behind it anyway: second and former functions, the body, and
    whom they represent.
    """
    languages = (row.language, *event.languages)
    first = dict.fromkeys(filter(None, (part.functions.best(*languages) for part in parts)))
    # Rows have the fields of what is shown outside (`visible_fields`), whoever may be named there.
    printed = described(cast("Sequence[PublicPart]", parts), *languages) if parts else []
    behind = ", ".join(printed[len(first) :])
    return row.proposed_function.removesuffix(f", {behind}") if behind else row.proposed_function


def _set_function(work: Work, part: Part, language: str, text: str) -> None:
    part.functions = Texts({**part.functions, language: text})
    part.revise(None)
    record(work, "part.revised", part, event_id=part.item.event_id)


def _set_name(work: Work, row: SpeakerConfirmation, text: str) -> None:
    row.person.names = Texts({**row.person.names, row.language: text})
    row.person.revise(None)
    record(work, "person.revised", row.person)


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
