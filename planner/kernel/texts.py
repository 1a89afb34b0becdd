"""A text in several languages, as a value object."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import Any

from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator

from planner.kernel.text_in import TextIn


class Texts(Mapping[str, str]):
    """A text per language: `Texts(en="Round table", ru="Круглый стол")`.

    Keys are BCP 47 tags. Blank values are dropped. Immutable, hashable, in the order given.
    """

    __slots__ = ("_by_language",)

    def __init__(self, texts: Mapping[str, str] | None = None, /, **by_language: str) -> None:
        given = {**(texts or {}), **by_language}
        self._by_language = {tag: text for tag, text in given.items() if text and text.strip()}

    def __getitem__(self, language: str) -> str:
        return self._by_language[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def items(self) -> ItemsView[str, str]:
        """As `values`, those of the dictionary: several times faster than those of `Mapping`."""
        return self._by_language.items()

    def values(self) -> ValuesView[str]:
        return self._by_language.values()

    def __hash__(self) -> int:
        return hash(frozenset(self._by_language.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Texts) and self._by_language == other._by_language

    def __repr__(self) -> str:
        return f"Texts({self._by_language!r})"

    def __str__(self) -> str:
        return self.best()

    def exactly(self, language: str) -> str:
        """The text in that language; "" if there is none."""
        return self._by_language.get(language, "")

    def best(self, *languages: str) -> str:
        """The text in the first of `languages` that has one, else the first text, with its language
        (`text_in`); "" if empty.
        """
        language = self.best_language(*languages)
        return TextIn(self._by_language[language], language) if language else ""

    def best_language(self, *languages: str) -> str:
        """The language that `best` chooses; "" if there is no text."""
        for language in languages:
            if language in self._by_language:
                return language
        return next(iter(self._by_language), "")

    def lines(self, language: str) -> list[str]:
        """The non-empty lines of the text in exactly that language."""
        return [line.strip() for line in self.exactly(language).splitlines() if line.strip()]

    def as_json(self) -> dict[str, str]:
        return dict(self._by_language)


NO_TEXTS = Texts()


class TextsType(TypeDecorator[Texts]):
    """`Texts` stored as a JSON object; `{}` if empty, never NULL."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Texts | None, dialect: Dialect) -> Any:
        return value.as_json() if value is not None else {}

    def process_result_value(self, value: Any, dialect: Dialect) -> Texts:
        return Texts(value or {})

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Empty texts are the most frequent, also in what is written."""
        process = super().bind_processor(dialect)
        assert process is not None
        return lambda value: process(value) if value else "{}"

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Skips parsing for empty texts, which are the most frequent."""
        process = super().result_processor(dialect, coltype)
        assert process is not None
        return lambda value: NO_TEXTS if value in (None, "{}") else process(value)
