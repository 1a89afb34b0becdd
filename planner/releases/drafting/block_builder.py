"""Writing one block, and remembering the fields that it came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.kernel.richtext import plain
from planner.releases.drafting.typography import sentence, set_type
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import Count, SourcedValue
from planner.releases.models import Section

_ADDRESS = re.compile(r"https?://[^\s<>]+|[^\s<>@]+@[\w.-]+")


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """One paragraph as the program proposes it; `key` recognises it at the next draft."""

    key: str
    section: Section
    text: str
    sources: tuple[str, ...]
    is_left_out: bool = False


@dataclass
class Mentions:
    """Which bodies and programmes were named: in full at first, then by the short name.

    `expected` counts how often each will be named in the whole text, `spoken` holds the words
    that entered strings use; both are known from a first draft and empty in it.
    """

    expected: Counter[str] = field(default_factory=Counter)
    spoken: str = ""
    made: Counter[str] = field(default_factory=Counter)

    def is_first(self, key: str) -> bool:
        """Count one more mention; True if there was none before."""
        self.made[key] += 1
        return self.made[key] == 1

    def comes_again(self, key: str) -> bool:
        return self.expected[key] > 1


@dataclass
class DraftContext:
    """What the sections are written from: the facts, what was named so far, how short to be.

    `is_brief` cuts statements to one sentence, `is_briefest` the methods of studies besides.
    """

    facts: ReleaseFacts
    mentions: Mentions
    is_brief: bool = False
    is_briefest: bool = False
    people: set[int | None] = field(default_factory=set)

    def builder(self) -> BlockBuilder:
        return BlockBuilder(self)


class BlockBuilder:
    """`builder(value)` gives the entered words and notes their field; `write` adds a sentence."""

    def __init__(self, context: DraftContext) -> None:
        self.context = context
        self._parts: list[str] = []
        self._sources: dict[str, None] = {}

    def __call__(self, value: SourcedValue) -> str:
        self.cite(value.path)
        return plain(value.text)

    def link(self, value: SourcedValue) -> str:
        """A web or mail address as entered, to be followed; as words alone where it is none."""
        words = self(value)
        return f"<{value.text}>" if _ADDRESS.fullmatch(value.text) else words

    def call(self, value: SourcedValue, dial: str) -> str:
        """A telephone number as printed, to be called where it is known how to dial it."""
        words = self(value)
        return f"[{words}](tel:{dial})" if dial else words

    def all(self, texts: Iterable[SourcedValue]) -> list[str]:
        return [self(value) for value in texts]

    def number(self, count: Count) -> int:
        self.cite(count.path)
        return count.number

    def cite(self, *paths: str) -> None:
        self._sources.update((path, None) for path in paths if path)

    def write(self, text: str) -> None:
        """A sentence; nothing if it is empty."""
        if text.strip():
            self._parts.append(sentence(text))

    def put(self, text: str) -> None:
        """A text that is no sentence: a headline, a heading, a list."""
        self._parts.append(text)

    def block(self, key: str, section: Section, glue: str = " ") -> list[DraftBlock]:
        """What was written as one block; no block if nothing was."""
        text = set_type(glue.join(self._parts), self.context.facts.language)
        return [DraftBlock(key, section, text, tuple(self._sources))] if text else []
