"""Which statements of the record a release does not tell, and why."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from planner.events.models.statement import SpeechForm
from planner.events.reported_speech import is_in_first_person
from planner.releases.facts.release_facts import ReleaseFacts, StatementFacts

_MOST_CLAUSES = 3  # of one speaker, where others have spoken too
_REPORTED = (SpeechForm.INDIRECT, SpeechForm.PLAN)


class Reason(StrEnum):
    """Why a statement is not told."""

    UNCLEAR = "unclear"
    FIRST_PERSON = "first_person"
    NO_SPEAKER = "no_speaker"
    FOURTH_CLAUSE = "fourth_clause"


def untold(facts: ReleaseFacts) -> dict[str, Reason]:
    """The reason by the uid of the statement, for those that may be printed and are not told."""
    reasons = {}
    clauses: Counter[object] = Counter()
    voices = {voices_of(statement) for statement in facts.statements}
    for statement in facts.statements:
        reason = _own_reason(facts, statement)
        if reason is None and statement.form is not SpeechForm.DIRECT:
            clauses[voices_of(statement)] += 1
            is_beyond = clauses[voices_of(statement)] > _MOST_CLAUSES
            reason = Reason.FOURTH_CLAUSE if is_beyond and len(voices) > 1 else None
        if reason:
            reasons[statement.uid] = reason
    return reasons


def voices_of(statement: StatementFacts) -> tuple[object, ...]:
    """Who made the statement: ids of persons, paths of others."""
    return tuple(one.person_id or one.path for one in statement.speakers)


def _own_reason(facts: ReleaseFacts, statement: StatementFacts) -> Reason | None:
    if statement.is_unclear:
        return Reason.UNCLEAR
    if not any(one.is_known for one in statement.speakers):
        return Reason.NO_SPEAKER
    is_clause = statement.form in _REPORTED
    if is_clause and is_in_first_person(statement.text.text, facts.language):
        return Reason.FIRST_PERSON
    return None
