"""Titles of events."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

_MARKS = " .!“”\"«»„'‘’"


def title_of(builder: BlockBuilder) -> SourcedValue:
    """The title of the event, or EMPTY if it says only what kind of event it is: “Press meeting”."""
    title = builder.context.facts.event.title
    known = builder.words("words-for-events").casefold().split(", ")
    return EMPTY if title.text.strip(_MARKS).casefold() in known else title
