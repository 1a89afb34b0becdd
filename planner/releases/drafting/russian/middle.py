"""Russian: welcome, who moderated, studies."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.lists import separated
from planner.releases.drafting.naming import body_name
from planner.releases.drafting.programme import moderators
from planner.releases.drafting.russian.frame import aims_sentence
from planner.releases.drafting.russian.words import SHOWED, took_the_floor, who
from planner.releases.drafting.typography import quoted
from planner.releases.facts.release_facts import ItemFacts, SpeakerFacts, StudyFacts
from planner.releases.models import Section

_LISTED_FROM = 4


def welcome(context: DraftContext) -> list[DraftBlock]:
    """All who spoke words of welcome, in the order of protocol and in the nominative."""
    builder = context.builder()
    items = [item for item in context.facts.items if item.kind is ItemKind.WELCOME]
    pairs = [
        (s, named) for item in items for s in item.speakers if (named := who(builder, s, " — "))
    ]
    builder.cite(*(item.path for item in items))
    spoke = [named for _, named in pairs]
    if len(spoke) >= _LISTED_FROM:
        builder.put("С приветственным словом выступили:\n")
        builder.put("\n".join(f"- {named}" for named in spoke))
        return [*builder.block("welcome", Section.WELCOME, "\n"), *_moderated(context)]
    if pairs:
        builder.write(took_the_floor(builder, pairs, "приветственн"))
    return [*builder.block("welcome", Section.WELCOME), *_moderated(context)]


def studies(context: DraftContext) -> list[DraftBlock]:
    """One paragraph for each study, in the order of the programme."""
    seen: set[str] = set()
    blocks: list[DraftBlock] = []
    for item in context.facts.items:
        if item.study and item.study.title and item.study.uid not in seen:
            seen.add(item.study.uid)
            blocks += _study(context.builder(), item, item.study)
    return blocks


def _moderated(context: DraftContext) -> list[DraftBlock]:
    """Who led through the meeting, each once; «модератор» fits man and woman."""
    builder = context.builder()
    led = [who(builder, moderator, " — ") for moderator in moderators(context.facts)]
    named = [name for name in led if name]
    if len(named) == 1:
        builder.write(f"Модератор — {named[0].replace(' — ', ', ', 1)}")
    elif named:
        builder.write(f"Модераторы: {separated(named)}")
    return builder.block("moderators", Section.WELCOME)


def _study(builder: BlockBuilder, item: ItemFacts, study: StudyFacts) -> list[DraftBlock]:
    builder.cite(item.path)
    title = quoted(builder(study.title), "ru")
    conductor = study.conductor if study.conductor and study.conductor.name else None
    shown = [
        named
        for speaker in item.speakers
        if not _is_conductor(speaker, study) and (named := who(builder, speaker, ", "))
    ]
    if conductor and conductor.gender and not shown:
        builder.cite(conductor.gender.path)
        verb = SHOWED[conductor.gender.text]
        builder.write(f"{body_name(builder, conductor)} {verb} исследование {title}")
    else:
        by = f" (исполнитель — {body_name(builder, conductor)})" if conductor else ""
        builder.write(f"Представлено исследование {title}{by}")
    if shown:
        one = len(shown) == 1
        builder.write(f"Докладчик — {shown[0]}" if one else f"Докладчики: {separated(shown)}")
    if study.commissioner and study.commissioner.name:
        builder.write(f"Заказчик — {body_name(builder, study.commissioner)}")
    _contents(builder, study)
    return builder.block(f"study.{study.uid}", Section.STUDY)


def _is_conductor(speaker: SpeakerFacts, study: StudyFacts) -> bool:
    return bool(
        speaker.person_id is None
        and speaker.body
        and study.conductor
        and speaker.body.id == study.conductor.id
    )


def _contents(builder: BlockBuilder, study: StudyFacts) -> None:
    builder.write(aims_sentence(builder, study.aims))
    number = (
        f"горячая линия {builder.call(study.hotline_number, study.hotline_dial)}"
        if study.hotline_number
        else ""
    )
    if study.method and not builder.context.is_briefest:
        builder.write(
            f"В основе работы — {builder(study.method)}{f' ({number})' if number else ''}"
        )
    elif number:
        builder.write(f"Источник данных — {number}")
    if study.findings:
        builder.write(f"Среди результатов: {separated(builder.all(study.findings))}")
    if study.recommendations:
        given = builder.all(study.recommendations)
        colon = "" if all(advice.startswith("по ") for advice in given) else ":"
        builder.write(f"Даны рекомендации{colon} {separated(given)}")
