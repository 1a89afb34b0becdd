"""Titles of events."""

from __future__ import annotations

import re

from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.titles import title_beyond
from planner.releases.drafting.typography import capital
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

_MARKS = " .!“”\"«»„'‘’"
_QUOTED_AFTER_KIND = re.compile(r"([^«“„\"]+) [«“„\"]([^«»“”„\"]+)[»”“\"]")
_AFTER_KIND = re.compile(r"\s*:\s+|\s+[–—]\s+")


def title_of(builder: BlockBuilder) -> SourcedValue:
    """The title of the event, or EMPTY if it says only what kind of event it is: “Press meeting”.

    “Webinar: How to Hear a Hive” is printed without the kind, which the sentence says.
    """
    title = builder.context.facts.event.title
    known = builder.words("words-for-events").casefold().split(", ")
    if not title_beyond(builder, title, known):
        return EMPTY
    quoted = _QUOTED_AFTER_KIND.fullmatch(title.text)
    first, *rest = quoted.groups() if quoted else _AFTER_KIND.split(title.text, maxsplit=1)
    is_led = rest and first.strip(_MARKS).casefold() in known
    return SourcedValue(capital(rest[0]), title.path, title.sort) if is_led else title
