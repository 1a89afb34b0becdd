"""Russian: welcome, studies, statements, other presentations."""

from __future__ import annotations

import re

from planner.events.programme import ItemKind
from planner.events.statements import SpeechForm
from planner.releases.drafting.lists import separated
from planner.releases.drafting.naming import body_name
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.russian.frame import aims_sentence
from planner.releases.drafting.russian.words import PAST, SHOWED, VERBS, as_subject, who
from planner.releases.drafting.typography import quoted
from planner.releases.facts import ItemFacts, SpeakerFacts, StatementFacts, StudyFacts
from planner.releases.models import Section

_LISTED_FROM = 4
_SILENT = (ItemKind.WELCOME, ItemKind.QUESTIONS, ItemKind.PHOTO, ItemKind.BREAK)
_NOUNS = {
    ItemKind.REPORT: "Доклад",
    ItemKind.STATEMENT: "Заявление",
    ItemKind.DISCUSSION: "Обсуждение",
    ItemKind.VISIT: "Посещение",
    ItemKind.CLOSING: "Закрытие",
}


def welcome(sheet: Sheet) -> list[DraftBlock]:
    """All who spoke words of welcome, in the order of protocol and in the nominative."""
    pen = sheet.pen()
    items = [item for item in sheet.facts.items if item.kind is ItemKind.WELCOME]
    pairs = [(s, named) for item in items for s in item.speakers if (named := who(pen, s, " — "))]
    pen.cite(*(item.path for item in items))
    spoke = [named for _, named in pairs]
    if len(spoke) >= _LISTED_FROM:
        pen.put("С приветственным словом выступили:\n")
        pen.put("\n".join(f"- {named}" for named in spoke))
        return pen.block("welcome", Section.WELCOME, "\n")
    if len(spoke) > 1:
        pen.write(f"С приветственным словом выступили: {separated(spoke)}")
    elif spoke:
        speaker = pairs[0][0]
        if speaker.gender:
            ending = PAST[speaker.gender.text]
            pen.cite(speaker.gender.path)
            pen.write(
                f"С приветственным словом выступил{ending} {spoke[0].replace(' — ', ', ', 1)}"
            )
        else:
            pen.write(f"Приветственное слово — {spoke[0].replace(' — ', ', ', 1)}")
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


def _study(pen: Pen, item: ItemFacts, study: StudyFacts) -> list[DraftBlock]:
    pen.cite(item.path)
    title = quoted(pen(study.title), "ru")
    conductor = study.conductor if study.conductor and study.conductor.name else None
    shown = [
        named
        for speaker in item.speakers
        if not _is_conductor(speaker, study) and (named := who(pen, speaker, ", "))
    ]
    if conductor and conductor.gender and not shown:
        pen.cite(conductor.gender.path)
        verb = SHOWED[conductor.gender.text]
        pen.write(f"{body_name(pen, conductor)} {verb} исследование {title}")
    else:
        by = f" (исполнитель — {body_name(pen, conductor)})" if conductor else ""
        pen.write(f"Представлено исследование {title}{by}")
    if shown:
        one = len(shown) == 1
        pen.write(f"Докладчик — {shown[0]}" if one else f"Докладчики: {separated(shown)}")
    if study.commissioner and study.commissioner.name:
        pen.write(f"Заказчик — {body_name(pen, study.commissioner)}")
    _contents(pen, study)
    return pen.block(f"study.{study.uid}", Section.STUDY)


def _is_conductor(speaker: SpeakerFacts, study: StudyFacts) -> bool:
    return bool(
        speaker.person_id is None
        and speaker.body
        and study.conductor
        and speaker.body.id == study.conductor.id
    )


def _contents(pen: Pen, study: StudyFacts) -> None:
    pen.write(aims_sentence(pen, study.aims))
    number = f"горячая линия {pen(study.hotline_number)}" if study.hotline_number else ""
    if study.method and not pen.sheet.is_briefest:
        pen.write(f"В основе работы — {pen(study.method)}{f' ({number})' if number else ''}")
    elif number:
        pen.write(f"Источник данных — {number}")
    if study.findings:
        pen.write(f"Среди результатов: {separated(pen.all(study.findings))}")
    if study.recommendations:
        given = pen.all(study.recommendations)
        colon = "" if all(advice.startswith("по ") for advice in given) else ":"
        pen.write(f"Даны рекомендации{colon} {separated(given)}")


def _statement(pen: Pen, item: ItemFacts, statement: StatementFacts) -> list[DraftBlock]:
    speaker = who(pen, statement.speaker, ", ")
    pen.cite(item.path)
    if not speaker or not statement.text:
        return []
    verb = VERBS[statement.force]
    if statement.speaker.body and statement.speaker.body.gender.text == "pl":
        verb = f"{verb[:-2]}ют" if statement.speaker.person_id is None else verb
    if statement.form is SpeechForm.TOPICS:
        topics = separated(pen.all(statement.topics))
        pen.write(f"Темы выступления ({speaker}): {topics}")
    elif statement.form is SpeechForm.DIRECT:
        text = _clause(pen, statement)
        text = text if text.endswith(("!", "?", "…")) else text.rstrip(".")
        comma = "" if text.endswith(("!", "?", "…")) else ","
        pen.write(f"{quoted(text, 'ru')}{comma} — {verb} {speaker}")
    else:
        where = " в докладе" if item.kind is ItemKind.REPORT else ""
        pen.write(f"{as_subject(speaker)}{where} {verb}: {_clause(pen, statement)}")
    return pen.block(f"statement.{statement.uid}", Section.STATEMENT)


def _clause(pen: Pen, statement: StatementFacts) -> str:
    text = pen(statement.text)
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0] if pen.sheet.is_brief else text


def _presentation(pen: Pen, item: ItemFacts) -> list[DraftBlock]:
    """«Доклад «…»: Имя, функция.»: no verb, so that nothing has to agree."""
    pen.cite(item.path)
    spoke = [named for speaker in item.speakers if (named := who(pen, speaker, ", "))]
    noun = _NOUNS.get(item.kind, "Выступление")
    title = f" {quoted(pen(item.title), 'ru')}" if item.title else ""
    topic = f" (тема — {pen(item.topic)})" if item.topic else ""
    if spoke:
        pen.write(f"{noun}{title}{topic}: {separated(spoke)}")
    elif item.kind in (ItemKind.VISIT, ItemKind.DISCUSSION) and (title or topic):
        told = pen(item.title) if item.title else pen(item.topic)
        pen.write(f"В программе — {noun.lower()}: {told}")
    return pen.block(f"presentation.{item.uid}", Section.PRESENTATION)
