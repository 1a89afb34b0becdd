"""Facts on the programme: its items, speakers and statements."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.kinds import PartRole
from planner.events.models.statement import SpeechForm, Statement
from planner.events.public.disclosure import is_named
from planner.kernel.messages import gettext as _
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.loading_people import speaker_facts
from planner.releases.facts.release_facts import ItemFacts, StatementFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.facts.study_facts import study_facts


def statements_of(session: Session, event: Event) -> list[tuple[str, Statement]]:
    """The statements in the order entered, each with its path."""
    found = session.scalars(
        select(Statement)
        .where(Statement.event_id == event.id, Statement.office_id == event.office_id)
        .order_by(Statement.position, Statement.id)
    )
    return [(f"statements.{index}", statement) for index, statement in enumerate(found)]


def item_facts(
    reader: LanguageReader, event: Event, spoken: list[tuple[str, Statement]]
) -> tuple[ItemFacts, ...]:
    """The public items only."""
    return tuple(
        _item(reader, item, f"programme.{index}", spoken)
        for index, item in enumerate(event.programme)
        if item.is_public
    )


def unnamed_parts(event: Event) -> tuple[str, ...]:
    """The paths of public parts whose speaker is only planned, and so not named outside the office."""
    named = event.names_planned_speakers
    return tuple(
        f"programme.{index}.parts.{place}"
        for index, item in enumerate(event.programme)
        for place, part in enumerate(item.parts)
        if item.is_public and part.is_taken and not is_named(part, names_planned=named)
    )


def unprintable(language: str, spoken: list[tuple[str, Statement]]) -> tuple[SourcedValue, ...]:
    return tuple(
        SourcedValue(text, f"{path}.texts.{language}")
        for path, statement in spoken
        if not statement.is_printable and (text := statement.texts.exactly(language))
    )


def _item(
    reader: LanguageReader, item: ProgrammeItem, path: str, spoken: list[tuple[str, Statement]]
) -> ItemFacts:
    everybody = {
        part.id: speaker_facts(reader, part, f"{path}.parts.{index}")
        for index, part in enumerate(item.parts)
        if part.is_taken and part.role is not PartRole.INTERPRETER
    }
    taking_part = _with_companions(item, everybody)
    return ItemFacts(
        path=path,
        uid=item.uid,
        kind=item.kind,
        title=reader.text(item.titles, f"{path}.titles", _("title of a programme item")),
        topic=reader.text(item.topics, f"{path}.topics", _("topic of a programme item")),
        speakers=_as(taking_part, PartRole.SPEAKER),
        moderators=_as(taking_part, PartRole.MODERATOR),
        others=tuple(one for one in taking_part if one.part_role not in _TOLD_APART),
        study=study_facts(reader, item.study, f"{path}.study"),
        statements=tuple(
            _statement(reader, statement, place, everybody[statement.part_id])
            for place, statement in spoken
            if statement.part_id in everybody and statement.is_printable
        ),
        is_news=item.is_news,
    )


_TOLD_APART = (PartRole.SPEAKER, PartRole.MODERATOR)


def _as(taking_part: list[SpeakerFacts], role: PartRole) -> tuple[SpeakerFacts, ...]:
    return tuple(one for one in taking_part if one.part_role is role)


def _with_companions(item: ProgrammeItem, everybody: dict[int, SpeakerFacts]) -> list[SpeakerFacts]:
    """Those who take part, each with the companions who follow them in the item. A companion of
    somebody who does not come is present.
    """
    found: list[SpeakerFacts] = []
    has_leader = False
    for part in item.parts:
        one = everybody.get(part.id)
        if part.role is not PartRole.COMPANION:
            has_leader = one is not None
            found += [one] if one else []
        elif one and has_leader:
            found[-1] = replace(found[-1], companions=(*found[-1].companions, one))
        elif one:
            found.append(replace(one, part_role=PartRole.PRESENT))
    return found


def _statement(
    reader: LanguageReader, statement: Statement, path: str, speaker: SpeakerFacts
) -> StatementFacts:
    is_list = statement.form is SpeechForm.TOPICS
    text = reader.text(statement.texts, f"{path}.texts", _("what was said"))
    return StatementFacts(
        path=path,
        uid=statement.uid,
        speaker=speaker,
        form=statement.form,
        force=statement.force,
        text=text,
        topics=reader.lines(statement.texts, f"{path}.texts", _("what was said"))
        if is_list
        else (),
        is_unclear=statement.is_unclear,
        embargo_until=statement.embargo_until,
        is_news=statement.is_news,
    )
