"""English: visits, statements, other presentations."""

from __future__ import annotations

import re

from planner.events.programme import ItemKind
from planner.events.statements import Force, SpeechForm
from planner.releases.drafting.english.words import KINDS, VERBS, all_of, as_subject, subjects, who
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.programme import is_told_apart, opens_with, visited
from planner.releases.drafting.typography import quoted
from planner.releases.facts import ItemFacts, StatementFacts
from planner.releases.models import Section

_NOUNS = {
    ItemKind.REPORT: "report",
    ItemKind.STATEMENT: "statement",
    ItemKind.DISCUSSION: "discussion",
}
_GIVEN = {ItemKind.STATEMENT: "made", ItemKind.DISCUSSION: "took part in"}


def visits(sheet: Sheet) -> list[DraftBlock]:
    """The places that were shown, with whoever received the journalists there."""
    pen = sheet.pen()
    places = []
    for item in visited(sheet.facts):
        pen.cite(item.path)
        hosts = [named for speaker in item.speakers if (named := who(pen, speaker))]
        received = f" ({'; '.join(hosts)})" if hosts else ""
        places.append(f"{pen(item.title or item.topic)}{received}")
    if len(places) > 1:
        pen.write(f"The journalists visited the following places: {'; '.join(places)}")
    elif places:
        pen.write(f"The programme included a visit: {places[0]}")
    return pen.block("visits", Section.PRESENTATION)


def statements(sheet: Sheet) -> list[DraftBlock]:
    return [
        block
        for item in sheet.facts.items
        for statement in item.statements
        for block in _statement(sheet.pen(), item, statement)
    ]


def presentations(sheet: Sheet) -> list[DraftBlock]:
    """Points of the programme of which nothing that was said is on record."""
    blocks: list[DraftBlock] = []
    for item in sheet.facts.items:
        if is_told_apart(item):
            pen = sheet.pen()
            _presentation(pen, item)
            blocks += pen.block(f"presentation.{item.uid}", Section.PRESENTATION)
    return blocks


def _statement(pen: Pen, item: ItemFacts, statement: StatementFacts) -> list[DraftBlock]:
    pen.cite(item.path)
    is_opening = opens_with(pen.sheet, item, statement)
    if is_opening and len(item.speakers) > 1:
        _presentation(pen, item)
    speaker = who(pen, statement.speaker)
    if not speaker or not statement.text:
        return []
    where = f"in the {_during(pen, item)}" if is_opening and len(item.speakers) == 1 else ""
    opening = f"{where}, " if where else ""
    if statement.form is SpeechForm.TOPICS:
        topics = all_of(pen, pen.all(statement.topics))
        pen.write(f"{opening}{as_subject(speaker)} spoke about {topics}")
    elif statement.form is SpeechForm.DIRECT:
        pen.write(f"{_quote(pen, speaker, statement)}{f', {where}' if where else ''}")
    elif statement.force is Force.SAID and not where:
        pen.write(f"According to {speaker}, {_clause(pen, statement)}")
    else:
        verb = VERBS[statement.force]
        pen.write(f"{opening}{as_subject(speaker)} {verb}: {_clause(pen, statement)}")
    return pen.block(f"statement.{statement.uid}", Section.STATEMENT)


def _during(pen: Pen, item: ItemFacts) -> str:
    """“report “Winter plan””, “discussion on water”."""
    title = f" {quoted(pen(item.title), 'en')}" if item.title else ""
    topic = f" on {pen(item.topic)}" if item.topic else ""
    return f"{_NOUNS.get(item.kind, 'presentation')}{title}{topic}"


def _quote(pen: Pen, speaker: str, statement: StatementFacts) -> str:
    """Word for word; only the last full stop gives way to the comma before “said”."""
    text = _clause(pen, statement)
    text = text if text.endswith(("!", "?", "…")) else f"{text.rstrip('.')},"
    verb = "said" if statement.force is Force.CALLED else VERBS[statement.force]
    return f"{quoted(text, 'en')} {verb} {speaker}"


def _clause(pen: Pen, statement: StatementFacts) -> str:
    text = pen(statement.text)
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0] if pen.sheet.is_brief else text


def _presentation(pen: Pen, item: ItemFacts) -> None:
    pen.cite(item.path)
    spoke = [named for speaker in item.speakers if (named := who(pen, speaker))]
    if item.kind is ItemKind.CLOSING:
        if spoke:
            pen.write(f"{subjects(spoke)} closed the {KINDS[pen.sheet.facts.event.kind]}")
        return
    done = _GIVEN.get(item.kind, "gave")
    if spoke:
        article = "the" if item.title else "a"
        pen.write(f"{subjects(spoke)} {done} {article} {_during(pen, item)}")
    elif item.kind is ItemKind.DISCUSSION and (item.title or item.topic):
        told = f": {pen(item.title)}" if item.title else f" on {pen(item.topic)}"
        pen.write(f"A discussion was held{told}")
