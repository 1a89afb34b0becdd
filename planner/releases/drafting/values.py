"""The values that Fluent patterns are formatted with.

A value is formatted only when a pattern prints it: only then its field becomes a source of the
block and its name counts as mentioned. Each language may therefore use any part of the values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from fluent.runtime.types import FluentType, fluent_number

from planner.grammar.needs import CASES, Need
from planner.releases.drafting.lists import listed
from planner.releases.drafting.naming import body_form, body_name, programme_form, programme_name
from planner.releases.drafting.typography import quoted
from planner.releases.facts.body_facts import BodyFacts, ProgrammeFacts, SpeakerFacts
from planner.releases.facts.kind_facts import KindFacts
from planner.releases.facts.sourced_value import EMPTY, Count, SourcedValue

if TYPE_CHECKING:
    from planner.releases.drafting.block_builder import BlockBuilder
    from planner.releases.drafting.wording import Wording


class Value(FluentType):
    """A value for patterns. `is_given` is False for what is not in the record.

    `words` takes a style and returns the text; it is called once per style. `text` is the entered
    text whose grammatical forms the value has; `bend` prints them if more is printed than that
    text. `forms` are other names for patterns to ask for, such as "short".
    """

    def __init__(
        self,
        builder: BlockBuilder,
        words: Callable[[str], str],
        *,
        is_given: bool = True,
        forms: Mapping[str, SourcedValue] | None = None,
        text: SourcedValue = EMPTY,
        bend: Callable[[str], str] | None = None,
        gender: SourcedValue = EMPTY,
        is_plural: bool = False,
    ) -> None:
        self.is_given, self.is_plural = is_given, is_plural
        self._builder, self._put_into_words = builder, words
        self.language = builder.context.facts.language
        self.has_apposition = True  # a comma in it is that of “Ada Byron, Head of Numbers”
        self._forms, self._gender = forms or {}, gender
        self._text, self._bend = text, bend
        self._words: dict[str, str] = {}
        self._bent: dict[str, str] = {}

    def words(self, style: str = "") -> str:
        """As printed; styles are defined by the messages of the language."""
        if style not in self._words:
            self._words[style] = self._put_into_words(style) if self.is_given else ""
        return self._words[style]

    def forget(self) -> None:
        """The sentence that printed it was not taken: the next one prints it for the first time."""
        self._words.clear()
        self._bent.clear()

    def has_form(self, name: str) -> bool:
        if name in self._forms:
            return bool(self._forms[name])
        return self._builder.context.bending.has(self._text, name)

    def form(self, name: str) -> str:
        """A form, such as "genitive": a confirmed one, else a proposed one; "" if there is none."""
        if name in self._forms:
            return self._builder(self._forms[name]) if self._forms[name] else ""
        if name not in self._bent:
            bend = self._bend if self._bend and self.has_form(name) else self._bend_text
            self._bent[name] = bend(name)
        return self._bent[name]

    def _bend_text(self, name: str) -> str:
        return self._builder.bent(self._text, name)

    @property
    def is_remote(self) -> bool:
        """Whether somebody speaks by video link."""
        return False

    @property
    def has_comma(self) -> bool:
        """Whether an entered part of it holds a comma."""
        return False

    @property
    def entered(self) -> str:
        """The text as entered. Cites no source."""
        return self._text.text

    @property
    def all_forms(self) -> list[str]:
        """The text in each of its cases, and each other form. Cites no source."""
        bending = self._builder.context.bending
        cases = [
            bending.confirmed(self._text, case).text or bending.proposed(self._text, case)
            for case in CASES
        ]
        return [self._text.text, *cases, *(value.text for value in self._forms.values())]

    @property
    def gender(self) -> str:
        """One of "m", "f", "n", "pl" and "none"."""
        if self._gender:
            self._builder.cite(self._gender.path)
            return self._gender.text
        return self._builder.bent(self._text, Need.GENDER) or "none"

    def format(self, locale: object) -> str:
        """Called by fluent.runtime when a pattern prints the value."""
        return self.words()


class Several(Value):
    """A list, joined with the language's “and”. Entries that are not given are dropped."""

    def __init__(self, builder: BlockBuilder, entries: Sequence[Value]) -> None:
        self.entries = [entry for entry in entries if entry.is_given]
        super().__init__(
            builder,
            lambda style: self.joined([entry.words(style) for entry in self.entries]),
            is_given=bool(self.entries),
        )

    def forget(self) -> None:
        super().forget()
        forget(self.entries)

    @property
    def wording(self) -> Wording:
        return self._builder.context.wording

    def joined(self, texts: Sequence[str]) -> str:
        return listed(
            texts,
            self.wording.conjunction,
            oxford=self._builder.has_oxford_comma,
            between_semicolons=self.wording.conjunction_after_semicolon,
            after_a_comma=self.wording.conjunction_after_comma,
        )

    def has_form(self, name: str) -> bool:
        return self.is_given and all(entry.has_form(name) for entry in self.entries)

    def form(self, name: str) -> str:
        return self.joined([entry.form(name) for entry in self.entries])

    @property
    def is_remote(self) -> bool:
        return self.is_given and all(entry.is_remote for entry in self.entries)

    @property
    def has_comma(self) -> bool:
        return any(entry.has_comma for entry in self.entries)

    @property
    def gender(self) -> str:
        """The gender of the only entry; "pl" for several."""
        if len(self.entries) > 1:
            return "pl"
        return self.entries[0].gender if self.entries else "none"


def forget(values: Iterable[object]) -> None:
    """`Value.forget` for those that are values, in lists too."""
    for value in values:
        if isinstance(value, Value):
            value.forget()
        elif isinstance(value, list | tuple):
            forget(value)


def as_value(builder: BlockBuilder, raw: object) -> object:
    """A fact as an argument of a pattern: a string to select by, a number, or a `Value`.

    Numbers are cited at once, because patterns select by them. Raises `TypeError` for other types.
    """
    match raw:
        case SourcedValue():
            return entered_value(builder, raw)
        case FluentType():
            return raw
        case bool():
            return "yes" if raw else "no"
        case int():
            return _number(raw)
        case Count():
            return _number(builder.number(raw))
        case str():
            return raw
    return _value(builder, raw)


class LazyValues(Mapping[str, object]):
    """The arguments of a pattern: each is made of its fact when the pattern first asks for it."""

    def __init__(self, builder: BlockBuilder, facts: Mapping[str, object]) -> None:
        self._builder, self._facts = builder, facts
        self._made: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._made:
            self._made[name] = as_value(self._builder, self._facts[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


@lru_cache(maxsize=1024)
def _number(number: int) -> object:
    return fluent_number(number, useGrouping=False)


def _value(builder: BlockBuilder, raw: object) -> Value:
    match raw:
        case None:
            return Value(builder, str, is_given=False)
        case KindFacts():
            return own_kind_value(builder, raw)
        case BodyFacts():
            return body_value(builder, raw)
        case ProgrammeFacts():
            return programme_value(builder, raw)
        case SpeakerFacts():
            return builder.speaker(raw)
        case list() | tuple():
            return Several(builder, [entry_value(builder, entry) for entry in raw])
    raise TypeError(f"{type(raw).__name__} cannot be used in a pattern")


def entry_value(builder: BlockBuilder, raw: object) -> Value:
    """`as_value`, with strings and numbers wrapped in a `Value`."""
    value = as_value(builder, raw)
    return value if isinstance(value, Value) else Value(builder, lambda style: str(value))


def entered_value(builder: BlockBuilder, entered: SourcedValue) -> Value:
    """The text as entered; in the style "quoted" in quotation marks."""

    def words(style: str) -> str:
        text = builder(entered)
        return quoted(text, builder.context.facts.language) if style == "quoted" else text

    return Value(builder, words, is_given=bool(entered), text=entered)


def body_value(builder: BlockBuilder, body: BodyFacts) -> Value:
    """The name; in the style "bare" without the article, "quoted" in full and in quotation marks."""

    def words(style: str) -> str:
        if style == "quoted":
            return entered_value(builder, body.name).words(style)
        return body_name(builder, body, bare=style == "bare")

    return Value(
        builder,
        words,
        is_given=bool(body.name),
        forms={"name": body.name},
        text=body.head,
        bend=lambda need: body_form(builder, body, need),
    )


def own_kind_value(builder: BlockBuilder, kind: KindFacts) -> Value:
    """The name of a kind of the office's own, with its forms."""
    value = entered_value(builder, kind.name)
    return Value(
        builder,
        value.words,
        is_given=bool(kind.name),
        forms=dict(kind.forms),
        text=kind.name,
        gender=kind.gender,
    )


def programme_value(builder: BlockBuilder, programme: ProgrammeFacts) -> Value:
    """The name, in the style "quoted" in quotation marks; the form "short" is its abbreviation."""
    return Value(
        builder,
        lambda style: programme_name(builder, programme, is_quoted=style == "quoted"),
        is_given=bool(programme.name),
        forms={"name": programme.name, "short": programme.abbreviation or programme.name},
        text=programme.name,
        bend=lambda need: programme_form(builder, programme, need),
    )
