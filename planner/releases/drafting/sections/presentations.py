"""Programme items without recorded statements, and the places visited."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.programme import is_presentation, visited
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.models import Section


def visits(context: DraftContext) -> list[DraftBlock]:
    """The places visited, with their hosts."""
    builder = context.builder()
    items = visited(context.facts)
    builder.cite(*(item.path for item in items))
    places = [
        builder.phrase("visited-place", place=item.title or item.topic, hosts=item.speakers)
        for item in items
    ]
    if places:
        builder.say("visits", places=places)
    return builder.block("visits", Section.PRESENTATION)


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
    speakers = builder.value(item.speakers)
    values = {
        "speakers": speakers,
        "item_kind": item.kind,
        "title": item.title,
        "topic": item.topic,
    }
    if item.kind is ItemKind.CLOSING:
        if speakers.is_given:
            builder.say("closing-words", **values)
    elif speakers.is_given:
        builder.say("presentation", **values)
    elif item.kind is ItemKind.DISCUSSION and (item.title or item.topic):
        builder.say("discussion", **values)
