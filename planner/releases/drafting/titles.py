"""Titles that say nothing but the kind of what they name: “Report”, «Доклад»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.releases.facts.sourced_value import SourcedValue

if TYPE_CHECKING:
    from planner.releases.drafting.block_builder import BlockBuilder

_MARKS = " .!“”\"«»„'‘’"


def is_only_a_kind(builder: BlockBuilder, title: SourcedValue) -> bool:
    """Whether the title is one of the words of the message `words-for-kinds`."""
    known = builder.words("words-for-kinds").casefold().split(", ")
    return title.text.strip(_MARKS).casefold() in known
