"""English: welcome, studies, statements, other presentations."""

from __future__ import annotations

import re

from planner.events.programme import ItemKind
from planner.events.statements import Force, SpeechForm
from planner.releases.drafting.english.frame import aims_sentence
from planner.releases.drafting.english.words import (
    KINDS,
    STUDIES,
    VERBS,
    all_of,
    as_subject,
    who,
)
from planner.releases.drafting.naming import body_name
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.typography import quoted
from planner.releases.facts import ItemFacts, StatementFacts, StudyFacts
from planner.releases.models import Section

_LISTED_FROM = 4
_SILENT = (ItemKind.WELCOME, ItemKind.QUESTIONS, ItemKind.PHOTO, ItemKind.BREAK)
_GIVEN = {
    ItemKind.REPORT: "gave a report",
    ItemKind.STATEMENT: "made a statement",
    ItemKind.DISCUSSION: "took part in a discussion",
    ItemKind.CLOSING: "closed the meeting",
}
_HELD = {
    ItemKind.VISIT: "The programme included a visit",
    ItemKind.DISCUSSION: "A discussion was held",
}


def welcome(sheet: Sheet) -> list[DraftBlock]:
    """All who spoke words of welcome, in the order of protocol."""
    pen = sheet.pen()
    items = [item for item in sheet.facts.items if item.kind is ItemKind.WELCOME]
    spoke = [named for item in items for s in item.speakers if (named := who(pen, s))]
    pen.cite(*(item.path for item in items))
    kind = KINDS[sheet.facts.event.kind]
    if len(spoke) >= _LISTED_FROM:
        pen.put(f"The {kind} was opened with words of welcome by:\n")
        pen.put("\n".join(f"- {named}" for named in spoke))
        return pen.block("welcome", Section.WELCOME, "\n")
    if spoke:
        pen.write(f"{_subjects(spoke)} opened the {kind} with words of welcome")
    return pen.block("welcome", Section.WELCOME)


def studies(sheet: Sheet) -> list[DraftBlock]:
    """One paragraph for each study, in the order of the programme."""
    seen: set[str] = set()
    blocks: list[DraftBlock] = []
    for item in sheet.facts.items:
        if item.study and item.study.title and item.study.uid not in seen:
            seen.add(item.study.uid)
            blocks += _study(sheet.pen(), item, item.study)
    return blocks


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
        if not (item.kind in _SILENT or item.statements or (item.study and item.study.title)):
            blocks += _presentation(sheet.pen(), item)
    return blocks


def _subjects(spoke: list[str]) -> str:
    """“A, function, B, function, and C, function,”: semicolons where functions hold commas."""
    if len(spoke) == 1:
        return as_subject(spoke[0])
    mark = ";" if any(named.count(",") > 1 for named in spoke) else ","
    has_comma = any("," in named for named in spoke)
    before_last = f"{mark} and " if has_comma else " and "
    return as_subject(f"{mark} ".join(spoke[:-1]) + before_last + spoke[-1])


def _study(pen: Pen, item: ItemFacts, study: StudyFacts) -> list[DraftBlock]:
    pen.cite(item.path)
    title = f"the {STUDIES[study.kind]} {quoted(pen(study.title), 'en')}"
    by = body_name(pen, study.conductor) if study.conductor and study.conductor.name else ""
    is_own = any(
        s.person_id is None and s.body and study.conductor and s.body.id == study.conductor.id
        for s in item.speakers
    )
    shown = [] if is_own else [named for s in item.speakers if (named := who(pen, s))]
    if study.commissioner and study.commissioner.name:
        asked = f"At the request of {body_name(pen, study.commissioner)}, "
        pen.write(f"{asked}{by} carried out {title}" if by else f"{asked}{title} was made")
        if shown:
            pen.write(f"{_subjects(shown)} presented it")
    elif shown:
        pen.write(f"{_subjects(shown)} presented {title}{', carried out by ' + by if by else ''}")
    elif by:
        pen.write(f"{by} presented {title}")
    else:
        pen.write(f"{title} was presented")
    _contents(pen, study)
    return pen.block(f"study.{study.uid}", Section.STUDY)


def _contents(pen: Pen, study: StudyFacts) -> None:
    pen.write(aims_sentence(pen, study.aims, "It set out"))
    number = f"hot-line {pen(study.hotline_number)}" if study.hotline_number else ""
    if study.method and not pen.sheet.is_briefest:
        pen.write(f"It is based on {pen(study.method)}{f' ({number})' if number else ''}")
    elif number:
        pen.write(f"It draws on enquiries to the {number}")
    if study.findings:
        pen.write(f"Among the findings: {'; '.join(pen.all(study.findings))}")
    if study.recommendations:
        named = all_of(pen, pen.all(study.recommendations))
        pen.write(f"The work ends in recommendations on {named}")


def _statement(pen: Pen, item: ItemFacts, statement: StatementFacts) -> list[DraftBlock]:
    speaker = who(pen, statement.speaker)
    pen.cite(item.path)
    if not speaker or not statement.text:
        return []
    if statement.form is SpeechForm.TOPICS:
        topics = all_of(pen, pen.all(statement.topics))
        pen.write(f"{as_subject(speaker)} spoke about {topics}")
    elif statement.form is SpeechForm.DIRECT:
        _quote(pen, speaker, statement)
    elif statement.force is Force.SAID:
        pen.write(f"According to {speaker}, {_clause(pen, statement)}")
    else:
        verb = VERBS[statement.force]
        pen.write(f"{as_subject(speaker)} {verb}: {_clause(pen, statement)}")
    return pen.block(f"statement.{statement.uid}", Section.STATEMENT)


def _quote(pen: Pen, speaker: str, statement: StatementFacts) -> None:
    """Word for word; only the last full stop gives way to the comma before “said”."""
    text = _clause(pen, statement)
    text = text if text.endswith(("!", "?", "…")) else f"{text.rstrip('.')},"
    verb = {Force.CALLED: "said", **VERBS}.get(statement.force, "said")
    verb = "said" if statement.force is Force.CALLED else verb
    pen.write(f"{quoted(text, 'en')} {verb} {speaker}")


def _clause(pen: Pen, statement: StatementFacts) -> str:
    text = pen(statement.text)
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0] if pen.sheet.is_brief else text


def _presentation(pen: Pen, item: ItemFacts) -> list[DraftBlock]:
    pen.cite(item.path)
    spoke = [named for speaker in item.speakers if (named := who(pen, speaker))]
    title = f" {quoted(pen(item.title), 'en')}" if item.title else ""
    topic = f" on {pen(item.topic)}" if item.topic else ""
    if item.kind is ItemKind.CLOSING:
        title = topic = ""
    if spoke:
        done = _GIVEN.get(item.kind, "made a presentation")
        pen.write(f"{_subjects(spoke)} {done}{title}{topic}")
    elif item.kind in _HELD and (title or topic):
        told = f": {pen(item.title)}" if item.title else topic
        pen.write(f"{_HELD[item.kind]}{told}")
    return pen.block(f"presentation.{item.uid}", Section.PRESENTATION)
