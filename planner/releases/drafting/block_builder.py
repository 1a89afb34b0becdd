"""Writing one block, and remembering the fields that it came from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from planner.kernel.dates import days_text
from planner.kernel.richtext import plain
from planner.releases.drafting.typography import base, sentence, set_type
from planner.releases.drafting.values import Value, as_value, entry_value
from planner.releases.drafting.wording import Wording, wording_of
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
    wording: Wording = field(init=False)

    def __post_init__(self) -> None:
        self.wording = wording_of(self.facts.language)

    def builder(self) -> BlockBuilder:
        return BlockBuilder(self)


class BlockBuilder:
    """`builder(value)` gives the entered words and notes their field; `say` adds a sentence."""

    def __init__(self, context: DraftContext) -> None:
        self.context = context
        self._parts: list[str] = []
        self._sources: dict[str, None] = {}

    def __call__(self, value: SourcedValue) -> str:
        self.cite(value.path)
        return plain(value.text)

    def value(self, raw: object) -> Value:
        """A fact as a value of a pattern; None is one that is not given."""
        return entry_value(self, raw)

    def words(self, message: str, /, **values: object) -> str:
        """A message of the wording, filled in. `$kind` is that of the event everywhere."""
        values = {"kind": self.context.facts.event.kind, **values}
        given = {name: as_value(self, value) for name, value in values.items()}
        return self.context.wording.text(message, given)

    def phrase(self, message: str, /, **values: object) -> Value:
        """The same as a part of another message, put into words when that prints it."""
        return Value(self, lambda style: self.words(message, **values))

    def say(self, message: str, /, **values: object) -> None:
        """A message as a sentence; nothing where the language says nothing here."""
        self.write(self.words(message, **values))

    def link(self, value: SourcedValue) -> Value:
        """A web or mail address as entered, to be followed; as words alone where it is none."""

        def words(style: str) -> str:
            text = self(value)
            return f"<{value.text}>" if _ADDRESS.fullmatch(value.text) else text

        return Value(self, words, is_given=bool(value))

    def call(self, value: SourcedValue, dial: str) -> Value:
        """A telephone number as printed, to be called where it is known how to dial it."""

        def words(style: str) -> str:
            text = self(value)
            return f"[{text}](tel:{dial})" if dial else text

        return Value(self, words, is_given=bool(value))

    def days(self) -> Value:
        """The days of the event: “27 March 2012”, “27–28 марта 2012 г.”."""
        event, language = self.context.facts.event, self.context.facts.language
        first, last = event.first_on, event.last_on
        if first is None or last is None:
            return Value(self, str, is_given=False)
        text = days_text(first, last, language)
        return self.value(SourcedValue(text, event.days_path))

    def city(self) -> Value:
        """Where the event was, in the forms "name" and "locative"."""
        event = self.context.facts.event
        forms = {"name": event.city, "locative": event.city_locative}
        return Value(self, lambda style: self(event.city), is_given=bool(event.city), forms=forms)

    @property
    def has_oxford_comma(self) -> bool:
        """In English only, where the office wants it."""
        facts = self.context.facts
        return facts.oxford_comma and base(facts.language) == "en"

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
