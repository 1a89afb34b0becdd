"""Facts on what was said."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.events.models.event import Event, Part
from planner.events.models.statement import SpeechForm, Statement
from planner.kernel.messages import gettext as _
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.loading_people import speaker_facts
from planner.releases.facts.release_facts import StatementFacts
from planner.releases.facts.sourced_value import SourcedValue


def statements_of(session: Session, event: Event) -> list[tuple[str, Statement]]:
    """The statements in the order entered, each with its path."""
    found = session.scalars(
        select(Statement)
        .where(Statement.event_id == event.id, Statement.office_id == event.office_id)
        .order_by(Statement.position, Statement.id)
        .options(selectinload(Statement.joint_speakers))
    )
    return [(f"statements.{index}", statement) for index, statement in enumerate(found)]


def unprintable(language: str, spoken: list[tuple[str, Statement]]) -> tuple[SourcedValue, ...]:
    return tuple(
        SourcedValue(text, f"{path}.texts.{language}")
        for path, statement in spoken
        if not statement.is_printable and (text := statement.texts.exactly(language))
    )


def statement_facts(
    reader: LanguageReader, statement: Statement, path: str, speaker: SpeakerFacts
) -> StatementFacts:
    is_list = statement.form is SpeechForm.TOPICS
    text = reader.text(statement.texts, f"{path}.texts", _("what was said"))
    return StatementFacts(
        path=path,
        uid=statement.uid,
        speaker=speaker,
        joint=tuple(
            speaker_facts(reader, one.part, _path_of(one.part))
            for one in statement.joint_speakers
            if one.part.is_taken
        ),
        form=statement.form,
        force=statement.force,
        text=text,
        topics=reader.phrases(statement.texts, f"{path}.texts", _("what was said"))
        if is_list
        else (),
        lead_in=reader.phrase(statement.lead_ins, f"{path}.lead_ins", _("what was said")),
        addressee=reader.phrase(statement.addressees, f"{path}.addressees", _("who was called on")),
        figure=reader.text(statement.figures, f"{path}.figures"),
        deadline=reader.phrase(statement.deadlines, f"{path}.deadlines", _("by when")),
        document=reader.phrase(statement.documents, f"{path}.documents", _("what was announced")),
        is_unclear=statement.is_unclear,
        embargo_until=statement.embargo_until,
        is_news=statement.is_news,
        is_subhead=statement.is_subhead,
    )


def _path_of(part: Part) -> str:
    item = part.item
    return f"programme.{item.event.programme.index(item)}.parts.{item.parts.index(part)}"
