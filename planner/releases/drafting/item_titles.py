"""Titles of programme items."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

_MARKS = " .!“”\"«»„'‘’"


def title_of_item(builder: BlockBuilder, item: ItemFacts) -> SourcedValue:
    """The title, or EMPTY if it only says what kind of item it is: “Report”, «Доклад»."""
    known = builder.words("words-for-items").casefold().split(", ")
    return EMPTY if item.title.text.strip(_MARKS).casefold() in known else item.title
