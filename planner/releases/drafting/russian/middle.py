"""Russian: welcome, who moderated, studies."""

from __future__ import annotations

from planner.events.programme import ItemKind
from planner.releases.drafting.lists import separated
from planner.releases.drafting.naming import body_name
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.programme import moderators
from planner.releases.drafting.russian.frame import aims_sentence
from planner.releases.drafting.russian.words import SHOWED, took_the_floor, who
from planner.releases.drafting.typography import quoted
from planner.releases.facts import ItemFacts, SpeakerFacts, StudyFacts
from planner.releases.models import Section

_LISTED_FROM = 4


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
        return [*pen.block("welcome", Section.WELCOME, "\n"), *_moderated(sheet)]
    if pairs:
        pen.write(took_the_floor(pen, pairs, "приветственн"))
    return [*pen.block("welcome", Section.WELCOME), *_moderated(sheet)]


def studies(sheet: Sheet) -> list[DraftBlock]:
    """One paragraph for each study, in the order of the programme."""
    seen: set[str] = set()
    blocks: list[DraftBlock] = []
    for item in sheet.facts.items:
        if item.study and item.study.title and item.study.uid not in seen:
            seen.add(item.study.uid)
            blocks += _study(sheet.pen(), item, item.study)
    return blocks


def _moderated(sheet: Sheet) -> list[DraftBlock]:
    """Who led through the meeting, each once; «модератор» fits man and woman."""
    pen = sheet.pen()
    led = [who(pen, moderator, " — ") for moderator in moderators(sheet.facts)]
    named = [name for name in led if name]
    if len(named) == 1:
        pen.write(f"Модератор — {named[0].replace(' — ', ', ', 1)}")
    elif named:
        pen.write(f"Модераторы: {separated(named)}")
    return pen.block("moderators", Section.WELCOME)


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
    number = (
        f"горячая линия {pen.call(study.hotline_number, study.hotline_dial)}"
        if study.hotline_number
        else ""
    )
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
