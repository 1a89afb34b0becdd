"""Programme items without recorded statements, and the places visited."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind, PartRole
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.programme import is_presentation, say_of, visited
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.models import Section


def visits(context: DraftContext) -> list[DraftBlock]:
    """The places visited, who showed them, and who spoke there without words on record."""
    builder = context.builder()
    items = visited(context.facts)
    builder.cite(*(item.path for item in items))
    places = [builder.value(item.title or item.topic) for item in items]
    is_alone = len(items) == 1
    if places:
        last = items[-1]
        guides = guides_of(last) if not any(map(guides_of, items[:-1])) else []
        builder.say("visits", places=places, count=len(places), guides=guides)
        for item, place in zip(items, places, strict=True):
            told = {"place": place, "is_alone": is_alone}
            rest = [] if item is last and guides else guides_of(item)
            say_of(builder, "visit-guides", rest, **told)
            say_of(builder, "visit-guides-last", guides if item is last else [], **told)
            say_of(builder, "visit-speakers", silent_speakers(item), **told)
    return builder.block("visits", Section.PRESENTATION)


def guides_of(item: ItemFacts) -> list[SpeakerFacts]:
    return [one for one in item.others if one.part_role is PartRole.GUIDE and one.is_known]


def silent_speakers(item: ItemFacts) -> list[SpeakerFacts]:
    """The speakers of the item of whom no statement is told."""
    heard = {statement.speaker.path for statement in item.statements if statement.text}
    return [one for one in item.speakers if one.path not in heard]


def presentations(context: DraftContext) -> list[DraftBlock]:
    """A block for each item that no other section covers."""
    blocks: list[DraftBlock] = []
    for item in context.facts.items:
        if is_presentation(item):
            builder = context.builder()
            present(builder, item)
            blocks += builder.block(f"presentation.{item.uid}", Section.PRESENTATION)
    return blocks


def present(builder: BlockBuilder, item: ItemFacts) -> None:
    """Adds a sentence on who gave the report, made the statement or closed the meeting."""
    builder.cite(item.path)
    values = {"item_kind": item.kind, "title": item.title, "topic": item.topic}
    if any(speaker.is_known for speaker in item.speakers):
        message = "closing-words" if item.kind is ItemKind.CLOSING else "presentation"
        say_of(builder, message, item.speakers, **values)
    elif item.kind is ItemKind.DISCUSSION and (item.title or item.topic):
        builder.say("discussion", **values)
