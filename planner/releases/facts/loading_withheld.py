"""What was entered and is no fact of a release, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import PartRole, PartState
from planner.events.models.statement import SpeechTerms, Statement
from planner.kernel.texts import Texts
from planner.releases.facts.announced_facts import Disclosure
from planner.releases.facts.withheld_facts import Withheld, Withholding

_STATES = {PartState.DECLINED: Withholding.DECLINED, PartState.ABSENT: Withholding.ABSENT}


def withheld(
    language: str, event: Event, spoken: list[tuple[str, Statement]], disclosure: Disclosure
) -> tuple[Withheld, ...]:
    """In the order of the record. Whoever has another part that is told is not listed."""
    found = [
        *_of_programme(language, event, disclosure),
        *_of_statements(language, spoken, disclosure),
    ]
    if event.starts_on is None:
        found += [
            Withheld(
                Withholding.NOT_COUNTED,
                occasion.anniversary.phrases.best(language),
                f"occasions.{index}",
            )
            for index, occasion in enumerate(event.occasions)
        ]
    return tuple(found)


def _of_programme(language: str, event: Event, disclosure: Disclosure) -> Iterator[Withheld]:
    parts = [part for item in event.programme for part in item.parts]
    told = {
        part.person_id for part in parts if part.person_id and _reason(part, disclosure) is None
    }
    for index, item in enumerate(event.programme):
        path = f"programme.{index}"
        if words := _title(item, language):
            if not item.is_public:
                yield Withheld(Withholding.ITEM_NOT_PUBLIC, words, path)
            elif not disclosure.discloses_study_of(item):
                yield Withheld(Withholding.UNDER_EMBARGO, words, path)
        for place, part in enumerate(item.parts):
            reason = _reason(part, disclosure)
            if reason and part.person_id not in told:
                yield Withheld(reason, _name(part, language), f"{path}.parts.{place}")


def _of_statements(
    language: str, spoken: list[tuple[str, Statement]], disclosure: Disclosure
) -> Iterator[Withheld]:
    for path, statement in spoken:
        reason = _reason_of_statement(statement, disclosure)
        if reason and (words := (statement.texts or statement.documents).best(language)):
            yield Withheld(reason, words, path)


def _reason(part: Part, disclosure: Disclosure) -> Withholding | None:
    if not part.item.is_public:
        return Withholding.IN_ITEM_NOT_PUBLIC
    if part.role is PartRole.INTERPRETER:
        return Withholding.INTERPRETER
    if part.is_taken and not disclosure.names(part):
        return Withholding.NOT_ASKED
    return _STATES.get(part.state)


def _reason_of_statement(statement: Statement, disclosure: Disclosure) -> Withholding | None:
    if _reason(statement.part, disclosure):
        return Withholding.SPEAKER_NOT_TOLD
    if statement.terms is not SpeechTerms.ON_RECORD:
        return Withholding.OFF_RECORD
    return None if statement.is_printable else Withholding.NOT_APPROVED


def _title(item: ProgrammeItem, language: str) -> str:
    study = item.study.titles if item.study else Texts()
    return " – ".join(
        dict.fromkeys(
            filter(None, (text.best(language) for text in (item.titles, item.topics, study)))
        )
    )


def _name(part: Part, language: str) -> str:
    if part.person:
        return part.person.names.best(language)
    body = part.organisation.names.best(language) if part.organisation else ""
    return ", ".join(filter(None, (part.unnamed_roles.best(language), body)))
