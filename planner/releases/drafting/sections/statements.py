"""A paragraph for each statement that may be printed."""

from __future__ import annotations

import re

from planner.events.models.statement import SpeechForm
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.programme import opens_with
from planner.releases.drafting.sections.presentations import present
from planner.releases.facts.release_facts import ItemFacts, StatementFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Section

_MESSAGES = {
    SpeechForm.TOPICS: "statement-topics",
    SpeechForm.DIRECT: "statement-quoted",
    SpeechForm.INDIRECT: "statement-reported",
}


def statements(context: DraftContext) -> list[DraftBlock]:
    """In the order of the programme."""
    return [
        block
        for item in context.facts.items
        for statement in item.statements
        for block in _statement(context.builder(), item, statement)
    ]


def _statement(
    builder: BlockBuilder, item: ItemFacts, statement: StatementFacts
) -> list[DraftBlock]:
    """The first statement of an item is introduced by the item's title, and by a sentence on all
    its speakers if there are several.
    """
    builder.cite(item.path)
    is_opening = opens_with(builder.context, item, statement)
    is_titled = is_opening and len(item.speakers) == 1
    if is_opening and len(item.speakers) > 1:
        present(builder, item)
    speaker = builder.value(statement.speaker)
    if not speaker.is_given or not statement.text:
        return []
    is_remote = speaker.is_remote
    builder.say(
        _MESSAGES[statement.form],
        speaker=speaker,
        text=_text(builder, statement),
        topics=statement.topics,
        force=statement.force,
        item_kind=item.kind,
        title=item.title,
        topic=item.topic,
        is_titled=is_titled,
        is_joint=is_opening and not is_titled,
    )
    if is_remote:
        builder.say("joined-by-video", speakers=[statement.speaker])
    return builder.block(f"statement.{statement.uid}", Section.STATEMENT)


def _text(builder: BlockBuilder, statement: StatementFacts) -> SourcedValue:
    """The whole text, or its first sentence if the draft must be brief."""
    text, path = statement.text.text, statement.text.path
    if builder.context.is_brief:
        text = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    return SourcedValue(text, path)
