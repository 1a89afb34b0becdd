"""The studies that were shown: a paragraph for each."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from planner.releases.facts.study_facts import StudyFacts
from planner.releases.models import Section


def studies(context: DraftContext) -> list[DraftBlock]:
    """In the order of the programme, each once."""
    seen: set[str] = set()
    blocks: list[DraftBlock] = []
    for item in context.facts.items:
        if item.study and item.study.title and item.study.uid not in seen:
            seen.add(item.study.uid)
            blocks += _study(context.builder(), item, item.study)
    return blocks


def _study(builder: BlockBuilder, item: ItemFacts, study: StudyFacts) -> list[DraftBlock]:
    builder.cite(item.path)
    presenters = [s for s in item.speakers if not _is_conductor(s, study)]
    values = {
        "title": study.title,
        "study_kind": study.kind,
        "conductor": builder.value(study.conductor),
        "commissioner": builder.value(study.commissioner),
        "presenters": builder.value(presenters),
        "is_presented_by_conductor": len(presenters) < len(item.speakers),
    }
    for message in ("study", "study-presenters", "study-commissioner"):
        builder.say(message, **values)
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
    """A sentence for each fact that was entered, in the order of `StudyFacts`, as far as the
    wording has one: an attribute of `study-contents` with the name of the fact.
    """
    texts: dict[str, Any] = {
        one.name: fact
        for one in fields(study)
        if isinstance(fact := getattr(study, one.name), SourcedValue | tuple)
    }
    if builder.context.is_briefest:
        texts["method"] = EMPTY
    entered = [name for name, fact in texts.items() if fact]
    texts["hotline_number"] = builder.call(study.hotline_number, study.hotline_dial)
    sentences = builder.context.wording.alternatives("study-contents")
    for message in (f"study-contents.{name}" for name in entered):
        if message in sentences:
            builder.say(message, **texts)
