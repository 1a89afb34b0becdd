"""The words and numbers in the record, to compare a text with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from planner.kernel.dates import days_text
from planner.releases.drafting.typography import without_typography
from planner.releases.facts.release_facts import ReleaseFacts

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;…]['»)]*\s+|\n|'|\*\*|^-\s|—\s|–\s)$")


def numbers(text: str) -> list[str]:
    """Runs of digits, in order."""
    return _NUMBER.findall(without_typography(text))


def words(text: str) -> set[str]:
    return set(_WORD.findall(without_typography(text)))


def names(text: str) -> Iterator[str]:
    """Capitalised words within a sentence: parts of names."""
    text = without_typography(text)
    for found in _WORD.finditer(text):
        before = text[max(0, found.start() - 4) : found.start()]
        if found[0][0].isupper() and found.start() and not _OPENS_SENTENCE.search(before):
            yield found[0]


class Vocabulary:
    """The words and numbers of the facts and of the texts that were drafted from them."""

    def __init__(self, facts: ReleaseFacts, drafted: Iterable[str]) -> None:
        texts = [*_strings(asdict(facts)), *drafted]
        first, last = facts.event.first_on, facts.event.last_on
        if first and last:
            texts += [days_text(first, last, facts.language), str(first.year)]
        days = (occasion.falls_on for occasion in facts.occasions)
        texts += [str(day.day) for day in days if day]
        self.numbers = {number for text in texts for number in numbers(text)}
        self.words = {word.casefold() for text in texts for word in words(text)}

    def lacks_numbers(self, text: str) -> list[str]:
        return _unique(number for number in numbers(text) if number not in self.numbers)

    def lacks_names(self, text: str) -> list[str]:
        return _unique(name for name in names(text) if name.casefold() not in self.words)


def _strings(value: Any) -> Iterator[str]:
    """Every text and number within `value`, without paths, ids and the state of the event."""
    if isinstance(value, dict):
        if "text" in value and "path" in value:
            yield str(value["text"])
            return
        for key, inner in value.items():
            if key not in ("path", "id", "person_id", "uid", "on", "missing", "standing"):
                yield from _strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, str):
        yield value


def _unique(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
