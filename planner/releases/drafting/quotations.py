"""Breaking a quotation of several sentences, for the words that say whose it is."""

from __future__ import annotations

import re
from dataclasses import replace

from planner.releases.drafting.running_text import bare
from planner.releases.drafting.sentence_ends import is_shortened
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}


def without_marks(text: SourcedValue) -> SourcedValue:
    """Without quotation marks that were entered around the whole: the sentence brings its own."""
    words = text.text.strip()
    inside = words.rstrip(".,")[1:-1]
    closing = _PAIRS.get(words[:1])
    if closing is None or words.rstrip(".,")[-1:] != closing:
        return text
    is_around_all = words[0] not in inside and closing not in inside
    return SourcedValue(inside, text.path) if inside and is_around_all else text


def without_stop(text: SourcedValue) -> SourcedValue:
    """As in a headline; an ellipsis and the stop of an abbreviation stay."""
    words = bare(text.text)
    return text if words == text.text else replace(text, text=words)


def broken(text: SourcedValue, language: str) -> tuple[SourcedValue, SourcedValue]:
    """The first sentence and the rest; the rest is EMPTY if no full stop parts them."""
    for end in re.finditer(r"(\w+)\.\s+(?=[«“„‘\"(]?[A-ZА-ЯЁ0-9])", text.text):
        if not is_shortened(end[1], language):
            first, rest = text.text[: end.start() + len(end[1]) + 1], text.text[end.end() :]
            return SourcedValue(first, text.path), SourcedValue(rest, text.path)
    return text, EMPTY
