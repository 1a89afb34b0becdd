"""Texts that know their language, so that pages and papers can mark those in another one."""

from __future__ import annotations

from collections.abc import Iterable


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


def language_of(text: str) -> str:
    """The language of a text; "" where it is not known, as of the program's own words."""
    return text.language if isinstance(text, TextIn) else ""


def as_told(text: str, source: str) -> str:
    """`text` in the language of `source`, from which it was made."""
    language = language_of(source)
    return TextIn(text, language) if language else text


def joined(separator: str, texts: Iterable[str]) -> str:
    """The texts that are not empty; in a language if all of them are."""
    found = [text for text in texts if text]
    text = separator.join(found)
    is_one = len({language_of(one) for one in found}) == 1
    return as_told(text, found[0]) if is_one else text


def lang_attribute(text: str, language: str) -> dict[str, str]:
    """`lang`, for the element around a text in another language than that of the page."""
    own = language_of(text)
    return {} if own in ("", language) else {"lang": own}
