"""The studies that were shown: a paragraph for each."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.facts.release_facts import ItemFacts, SpeakerFacts, StudyFacts
from planner.releases.facts.sourced_value import EMPTY
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
    """Aims, method, findings, recommendations, each where it was entered."""
    if study.aims:
        builder.say("study-aims", aims=study.aims)
    method = EMPTY if builder.context.is_briefest else study.method
    if method or study.hotline_number:
        hotline = builder.call(study.hotline_number, study.hotline_dial)
        builder.say("study-method", method=method, hotline=hotline)
    if study.findings:
        builder.say("study-findings", findings=study.findings)
    if study.recommendations:
        builder.say("study-recommendations", recommendations=study.recommendations)
