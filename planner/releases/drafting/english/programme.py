"""English: visits, statements, other presentations."""

from __future__ import annotations

import re

from planner.events.models.kinds import ItemKind
from planner.events.models.statement import Force, SpeechForm
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.english.words import KINDS, VERBS, all_of, as_subject, subjects, who
from planner.releases.drafting.programme import is_told_apart, opens_with, visited
from planner.releases.drafting.typography import quoted
from planner.releases.facts.release_facts import ItemFacts, StatementFacts
from planner.releases.models import Section

_NOUNS = {
    ItemKind.REPORT: "report",
    ItemKind.STATEMENT: "statement",
    ItemKind.DISCUSSION: "discussion",
}
_GIVEN = {ItemKind.STATEMENT: "made", ItemKind.DISCUSSION: "took part in"}


def visits(context: DraftContext) -> list[DraftBlock]:
    """The places that were shown, with whoever received the journalists there."""
    builder = context.builder()
    places = []
    for item in visited(context.facts):
        builder.cite(item.path)
        hosts = [named for speaker in item.speakers if (named := who(builder, speaker))]
        received = f" ({'; '.join(hosts)})" if hosts else ""
        places.append(f"{builder(item.title or item.topic)}{received}")
    if len(places) > 1:
        builder.write(f"The journalists visited the following places: {'; '.join(places)}")
    elif places:
        builder.write(f"The programme included a visit: {places[0]}")
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
    speaker = who(builder, statement.speaker)
    if not speaker or not statement.text:
        return []
    where = f"in the {_during(builder, item)}" if is_opening and len(item.speakers) == 1 else ""
    opening = f"{where}, " if where else ""
    if statement.form is SpeechForm.TOPICS:
        topics = all_of(builder, builder.all(statement.topics))
        builder.write(f"{opening}{as_subject(speaker)} spoke about {topics}")
    elif statement.form is SpeechForm.DIRECT:
        builder.write(f"{_quote(builder, speaker, statement)}{f', {where}' if where else ''}")
    elif statement.force is Force.SAID and not where:
        builder.write(f"According to {speaker}, {_clause(builder, statement)}")
    else:
        verb = VERBS[statement.force]
        builder.write(f"{opening}{as_subject(speaker)} {verb}: {_clause(builder, statement)}")
    return builder.block(f"statement.{statement.uid}", Section.STATEMENT)


def _during(builder: BlockBuilder, item: ItemFacts) -> str:
    """“report “Winter plan””, “discussion on water”."""
    title = f" {quoted(builder(item.title), 'en')}" if item.title else ""
    topic = f" on {builder(item.topic)}" if item.topic else ""
    return f"{_NOUNS.get(item.kind, 'presentation')}{title}{topic}"


def _quote(builder: BlockBuilder, speaker: str, statement: StatementFacts) -> str:
    """Word for word; only the last full stop gives way to the comma before “said”."""
    text = _clause(builder, statement)
    text = text if text.endswith(("!", "?", "…")) else f"{text.rstrip('.')},"
    verb = "said" if statement.force is Force.CALLED else VERBS[statement.force]
    return f"{quoted(text, 'en')} {verb} {speaker}"


def _clause(builder: BlockBuilder, statement: StatementFacts) -> str:
    text = builder(statement.text)
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0] if builder.context.is_brief else text


def _presentation(builder: BlockBuilder, item: ItemFacts) -> None:
    builder.cite(item.path)
    spoke = [named for speaker in item.speakers if (named := who(builder, speaker))]
    if item.kind is ItemKind.CLOSING:
        if spoke:
            builder.write(f"{subjects(spoke)} closed the {KINDS[builder.context.facts.event.kind]}")
        return
    done = _GIVEN.get(item.kind, "gave")
    if spoke:
        article = "the" if item.title else "a"
        builder.write(f"{subjects(spoke)} {done} {article} {_during(builder, item)}")
    elif item.kind is ItemKind.DISCUSSION and (item.title or item.topic):
        told = f": {builder(item.title)}" if item.title else f" on {builder(item.topic)}"
        builder.write(f"A discussion was held{told}")
