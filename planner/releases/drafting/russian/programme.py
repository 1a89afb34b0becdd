"""Russian: visits, statements, other presentations."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.events.models.kinds import ItemKind
from planner.events.models.statement import SpeechForm
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.lists import separated
from planner.releases.drafting.programme import is_told_apart, opens_with, visited
from planner.releases.drafting.russian.words import VERBS, as_subject, took_the_floor, who
from planner.releases.drafting.typography import quoted
from planner.releases.facts.release_facts import ItemFacts, StatementFacts
from planner.releases.models import Section


class _Noun(NamedTuple):
    """Nominative, and “in the course of it”."""

    nominative: str
    during: str


_SPEECH = _Noun("выступление", "в выступлении")
_NOUNS = {
    ItemKind.REPORT: _Noun("доклад", "в докладе"),
    ItemKind.STATEMENT: _Noun("заявление", "в заявлении"),
    ItemKind.DISCUSSION: _Noun("обсуждение", "в обсуждении"),
    ItemKind.VISIT: _Noun("посещение", "во время посещения"),
}


def visits(context: DraftContext) -> list[DraftBlock]:
    """The places that were shown, with whoever received the journalists there."""
    builder = context.builder()
    places = []
    for item in visited(context.facts):
        builder.cite(item.path)
        hosts = [
            named
            for speaker in item.speakers
            if (named := who(builder, speaker, ", ", is_nested=True))
        ]
        received = f" ({separated(hosts)})" if hosts else ""
        places.append(f"{builder(item.title or item.topic)}{received}")
    if len(places) > 1:
        builder.write(f"Журналисты посетили следующие места: {separated(places)}")
    elif places:
        builder.write(f"В программе — посещение: {places[0]}")
    return builder.block("visits", Section.PRESENTATION)


def statements(context: DraftContext) -> list[DraftBlock]:
    return [
        block
        for item in context.facts.items
        for statement in item.statements
        for block in _statement(context.builder(), item, statement)
    ]


def presentations(context: DraftContext) -> list[DraftBlock]:
    """Points of the programme of which nothing that was said is on record."""
    blocks: list[DraftBlock] = []
    for item in context.facts.items:
        if is_told_apart(item):
            builder = context.builder()
            _presentation(builder, item)
            blocks += builder.block(f"presentation.{item.uid}", Section.PRESENTATION)
    return blocks


def _statement(
    builder: BlockBuilder, item: ItemFacts, statement: StatementFacts
) -> list[DraftBlock]:
    builder.cite(item.path)
    is_opening = opens_with(builder.context, item, statement)
    if is_opening and len(item.speakers) > 1:
        _presentation(builder, item)
    speaker = who(builder, statement.speaker, ", ")
    if not speaker or not statement.text:
        return []
    is_titled = is_opening and len(item.speakers) == 1
    noun = _NOUNS.get(item.kind, _SPEECH)
    title = _title(builder, item) if is_titled else ""
    verb = _verb(statement)
    if statement.form is SpeechForm.TOPICS:
        topics = separated(builder.all(statement.topics))
        if is_opening and not is_titled:
            builder.write(f"Темы ({speaker}): {topics}")
        else:
            builder.write(f"{noun.nominative}{title}: {speaker}")
            builder.write(f"Темы: {topics}")
    elif statement.form is SpeechForm.DIRECT:
        told = f"{_quote(builder, statement)} — {verb} "
        where = f" {noun.during}{title}"
        builder.write(told + (f"{as_subject(speaker)}{where}" if is_titled else speaker))
    elif is_titled:
        clause = _clause(builder, statement)
        builder.write(f"{noun.during}{title} {as_subject(speaker)} {verb}: {clause}")
    else:
        where = f" {noun.during}" if item.kind is ItemKind.REPORT else ""
        builder.write(f"{as_subject(speaker)}{where} {verb}: {_clause(builder, statement)}")
    return builder.block(f"statement.{statement.uid}", Section.STATEMENT)


def _verb(statement: StatementFacts) -> str:
    """In the present tense, which has no gender; in the plural for a body that is plural."""
    verb, body = VERBS[statement.force], statement.speaker.body
    is_plural = bool(body and body.gender.text == "pl" and statement.speaker.person_id is None)
    return f"{verb[:-2]}ют" if is_plural else verb


def _quote(builder: BlockBuilder, statement: StatementFacts) -> str:
    """Word for word; only the last full stop gives way to the comma after the quotation."""
    text = _clause(builder, statement)
    if text.endswith(("!", "?", "…")):
        return quoted(text, "ru")
    return f"{quoted(text.rstrip('.'), 'ru')},"


def _title(builder: BlockBuilder, item: ItemFacts) -> str:
    title = f" {quoted(builder(item.title), 'ru')}" if item.title else ""
    return title + (f" (тема — {builder(item.topic)})" if item.topic else "")


def _clause(builder: BlockBuilder, statement: StatementFacts) -> str:
    text = builder(statement.text)
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0] if builder.context.is_brief else text


def _presentation(builder: BlockBuilder, item: ItemFacts) -> None:
    """«Доклад «…»: Имя, функция.»: no verb, so that nothing has to agree."""
    builder.cite(item.path)
    pairs = [(s, named) for s in item.speakers if (named := who(builder, s, ", "))]
    if item.kind is ItemKind.CLOSING:
        if pairs:
            builder.write(took_the_floor(builder, pairs, "заключительн"))
        return
    noun = _NOUNS.get(item.kind, _SPEECH).nominative
    if pairs:
        builder.write(f"{noun}{_title(builder, item)}: {separated([named for _, named in pairs])}")
    elif item.kind is ItemKind.DISCUSSION and (item.title or item.topic):
        told = builder(item.title) if item.title else builder(item.topic)
        builder.write(f"В программе — {noun}: {told}")
