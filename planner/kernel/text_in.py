"""Texts that know their language, so that pages and papers can mark those in another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class TextIn(str):
    """A text in `language`, a BCP 47 tag. What is made of it by methods of `str` is a plain text,
    unless `as_told` or `joined` makes it.
    """

    __slots__ = ("language",)

    language: str

    def __new__(cls, text: str, language: str) -> TextIn:
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __reduce__(self) -> tuple[type[TextIn], tuple[str, str]]:
        return TextIn, (str(self), self.language)


class MixedText(str):
    """A text of `runs`, some of which know their language: a sentence of the program that holds
    entered texts, or a list of texts in several languages.
    """

    __slots__ = ("runs",)

    runs: tuple[str, ...]

    def __new__(cls, runs: Iterable[str]) -> MixedText:
        kept = tuple(runs)
        made = super().__new__(cls, "".join(kept))
        made.runs = kept
        return made

    def __reduce__(self) -> tuple[type[MixedText], tuple[tuple[str, ...]]]:
        return MixedText, (self.runs,)


def language_of(text: str) -> str:
    """The language of a text; "" where it is not known, as of the program's own words."""
    return text.language if isinstance(text, TextIn) else ""


def has_languages(text: object) -> bool:
    """Whether the language of the text, or of a part of it, is known."""
    return isinstance(text, TextIn | MixedText)


def runs_of(text: str) -> tuple[str, ...]:
    """The parts of a text, each in one language."""
    return text.runs if isinstance(text, MixedText) else (text,)


def made_of(parts: Iterable[str]) -> str:
    """The parts as one text that keeps their languages."""
    runs = [run for part in parts for run in runs_of(part) if run]
    languages = {language_of(run) for run in runs}
    if len(languages) > 1:
        return MixedText(runs)
    text = "".join(runs)
    return as_told(text, runs[0]) if runs else text


def as_told(text: str, source: str) -> str:
    """`text` in the language of `source`, from which it was made; a mixed one only if the places of
    its runs are the same.
    """
    language = language_of(source)
    if language:
        return TextIn(text, language)
    if isinstance(source, MixedText) and len(text) == len(source):
        return MixedText(_cut(text, source.runs))
    return text


def joined(separator: str, texts: Iterable[str]) -> str:
    """The texts that are not empty; in a language if all of them are."""
    found = [text for text in texts if text]
    text = separator.join(found)
    if len({language_of(one) for one in found}) == 1 and language_of(found[0]):
        return as_told(text, found[0])
    if not any(map(has_languages, found)):
        return text
    return made_of([found[0], *(part for one in found[1:] for part in (separator, one))])


def split(separator: str, text: str) -> list[str]:
    """The texts of which `joined` made this one."""
    return [as_told(part, run) for run in runs_of(text) for part in run.split(separator) if part]


def lang_attribute(text: str, language: str) -> dict[str, str]:
    """`lang`, for the element around a text in another language than that of the page."""
    own = language_of(text)
    return {} if own in ("", language) else {"lang": own}


def _cut(text: str, runs: Iterable[str]) -> Iterator[str]:
    start = 0
    for run in runs:
        yield as_told(text[start : start + len(run)], run)
        start += len(run)
