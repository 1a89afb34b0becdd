"""The words and numbers that the record holds, to hold a text against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime
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
    """Words with a capital letter that stand where none is needed: parts of names."""
    text = without_typography(text)
    for found in _WORD.finditer(text):
        before = text[max(0, found.start() - 4) : found.start()]
        if found[0][0].isupper() and found.start() and not _OPENS_SENTENCE.search(before):
            yield found[0]


class Vocabulary:
    """Everything in the facts, and what was computed from them."""

    def __init__(self, facts: ReleaseFacts, drafted: Iterable[str]) -> None:
        held = list(_strings(asdict(facts)))
        first, last = facts.event.first_on, facts.event.last_on
        if first and last:
            held.append(days_text(first, last, facts.language))
        held += [str(occasion.years) for occasion in facts.occasions]
        held += [_day(occasion.falls_on) for occasion in facts.occasions]
        self.numbers = {number for text in held for number in numbers(text)}
        ours = " ".join(drafted)
        self.numbers |= set(numbers(ours))
        self.words = {word.casefold() for text in (*held, ours) for word in words(text)}

    def lacks_numbers(self, text: str) -> list[str]:
        return _once(number for number in numbers(text) if number not in self.numbers)

    def lacks_names(self, text: str) -> list[str]:
        return _once(name for name in names(text) if name.casefold() not in self.words)


def _strings(value: Any) -> Iterator[str]:
    """Every text and number in it; paths, ids and moments of work are no facts."""
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
    elif isinstance(value, str) and not isinstance(value, (date, datetime)):
        yield value


def _day(day: date | None) -> str:
    return str(day.day) if day else ""


def _once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
