"""Points of the programme of which nothing that was said is on record, and places visited."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.programme import is_told_apart, visited
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.models import Section


def visits(context: DraftContext) -> list[DraftBlock]:
    """The places that were shown, with whoever received the journalists there."""
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
    """One for each point that no other section tells of."""
    blocks: list[DraftBlock] = []
    for item in context.facts.items:
        if is_told_apart(item):
            builder = context.builder()
            present(builder, item)
            blocks += builder.block(f"presentation.{item.uid}", Section.PRESENTATION)
    return blocks


def present(builder: BlockBuilder, item: ItemFacts) -> None:
    """Who gave the report, made the statement, closed the meeting."""
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
