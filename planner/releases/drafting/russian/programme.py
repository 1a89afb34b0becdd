"""Russian: visits, statements, other presentations."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.events.programme import ItemKind
from planner.events.statements import SpeechForm
from planner.releases.drafting.lists import separated
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.programme import is_told_apart, opens_with, visited
from planner.releases.drafting.russian.words import VERBS, as_subject, took_the_floor, who
from planner.releases.drafting.typography import quoted
from planner.releases.facts import ItemFacts, StatementFacts
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


def visits(sheet: Sheet) -> list[DraftBlock]:
    """The places that were shown, with whoever received the journalists there."""
    pen = sheet.pen()
    places = []
    for item in visited(sheet.facts):
        pen.cite(item.path)
        hosts = [
            named for speaker in item.speakers if (named := who(pen, speaker, ", ", is_nested=True))
        ]
        received = f" ({separated(hosts)})" if hosts else ""
        places.append(f"{pen(item.title or item.topic)}{received}")
    if len(places) > 1:
        pen.write(f"Журналисты посетили следующие места: {separated(places)}")
    elif places:
        pen.write(f"В программе — посещение: {places[0]}")
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
    speaker = who(pen, statement.speaker, ", ")
    if not speaker or not statement.text:
        return []
    is_titled = is_opening and len(item.speakers) == 1
    noun = _NOUNS.get(item.kind, _SPEECH)
    title = _title(pen, item) if is_titled else ""
    verb = _verb(statement)
    if statement.form is SpeechForm.TOPICS:
        topics = separated(pen.all(statement.topics))
        if is_opening and not is_titled:
            pen.write(f"Темы ({speaker}): {topics}")
        else:
            pen.write(f"{noun.nominative}{title}: {speaker}")
            pen.write(f"Темы: {topics}")
    elif statement.form is SpeechForm.DIRECT:
        told = f"{_quote(pen, statement)} — {verb} "
        where = f" {noun.during}{title}"
        pen.write(told + (f"{as_subject(speaker)}{where}" if is_titled else speaker))
    elif is_titled:
        clause = _clause(pen, statement)
        pen.write(f"{noun.during}{title} {as_subject(speaker)} {verb}: {clause}")
    else:
        where = f" {noun.during}" if item.kind is ItemKind.REPORT else ""
        pen.write(f"{as_subject(speaker)}{where} {verb}: {_clause(pen, statement)}")
    return pen.block(f"statement.{statement.uid}", Section.STATEMENT)


def _verb(statement: StatementFacts) -> str:
    """In the present tense, which has no gender; in the plural for a body that is plural."""
    verb, body = VERBS[statement.force], statement.speaker.body
    is_plural = bool(body and body.gender.text == "pl" and statement.speaker.person_id is None)
    return f"{verb[:-2]}ют" if is_plural else verb


def _quote(pen: Pen, statement: StatementFacts) -> str:
    """Word for word; only the last full stop gives way to the comma after the quotation."""
    text = _clause(pen, statement)
    if text.endswith(("!", "?", "…")):
        return quoted(text, "ru")
    return f"{quoted(text.rstrip('.'), 'ru')},"


def _title(pen: Pen, item: ItemFacts) -> str:
    title = f" {quoted(pen(item.title), 'ru')}" if item.title else ""
    return title + (f" (тема — {pen(item.topic)})" if item.topic else "")


def _clause(pen: Pen, statement: StatementFacts) -> str:
    text = pen(statement.text)
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0] if pen.sheet.is_brief else text


def _presentation(pen: Pen, item: ItemFacts) -> None:
    """«Доклад «…»: Имя, функция.»: no verb, so that nothing has to agree."""
    pen.cite(item.path)
    pairs = [(s, named) for s in item.speakers if (named := who(pen, s, ", "))]
    if item.kind is ItemKind.CLOSING:
        if pairs:
            pen.write(took_the_floor(pen, pairs, "заключительн"))
        return
    noun = _NOUNS.get(item.kind, _SPEECH).nominative
    if pairs:
        pen.write(f"{noun}{_title(pen, item)}: {separated([named for _, named in pairs])}")
    elif item.kind is ItemKind.DISCUSSION and (item.title or item.topic):
        told = pen(item.title) if item.title else pen(item.topic)
        pen.write(f"В программе — {noun}: {told}")
