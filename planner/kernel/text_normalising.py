"""Normalising text input before it is validated and stored (S56).

Text is stored unescaped; escaping happens at output.
"""

from __future__ import annotations

import re
import unicodedata

# Line and page breaks as copied from presentations, word processors and PDF readers.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BIDI_AND_TAGS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_UNUSABLE = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REPLACEMENTS = dict.fromkeys(
    [0, *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF], "\ufffd"
)
_BLANK = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060\u3164\ufeff]"
)
# Stripped from both ends of a text. Not joiners and bidi marks, which some scripts need there.
_EDGES = re.compile("^[\\s\u00ad\u200b\u2060\ufeff]+|[\\s\u00ad\u200b\u2060\ufeff]+$")
# Invisible characters, stripped from both ends of an address or a number.
_INVISIBLE_CHARACTERS = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
)
_INVISIBLE_EDGES = re.compile(f"^[\\s{_INVISIBLE_CHARACTERS}]+|[\\s{_INVISIBLE_CHARACTERS}]+$")
_INVISIBLE = re.compile(f"[{_INVISIBLE_CHARACTERS}]")
_CYRILLIC_ONLY = re.compile(r"[\u0400-\u04ff\W\d_]*")
_LOOK_ALIKE_ALPHABETS = {"LATIN", "CYRILLIC", "GREEK"}
_MANY_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{8})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)


def has_unusable(text: str) -> bool:
    """Whether there are NULs, lone surrogates or noncharacters, which no keyboard produces."""
    return _UNUSABLE.search(text) is not None


def without_unusable(text: str) -> str:
    return _UNUSABLE.sub("", text)


def showable(text: str) -> str:
    """`text` with unusable characters replaced by U+FFFD, for showing input again.

    `translate` keeps the type, so that `Markup` stays `Markup`.
    """
    return text.translate(_REPLACEMENTS)


def clean_text(text: str) -> str:
    """Multi-line text: NFC, LF as line ends, no control characters, at most 8 marks in a row."""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = _MANY_MARKS.sub(r"\1", _CONTROLS.sub("", text))
    return "" if looks_empty(text) else _EDGES.sub("", text)


def clean_line(text: str) -> str:
    """One line, for names and titles: `clean_text`, white space collapsed, no bidi controls.

    A line end becomes a space.
    """
    text = _BIDI_AND_TAGS.sub("", clean_text(text))
    return _EDGES.sub("", re.sub(r"\s*[\t\n]\s*|\s{2,}", " ", text))


def lines_of(text: str) -> list[str]:
    """The lines of pasted text, in NFC; white space within them is kept."""
    return _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).split("\n")


def trimmed(text: str) -> str:
    """`text` without white space, bidi marks and invisible characters at both ends.

    For addresses and numbers, which are copied with such characters from web pages and chats.
    """
    return _INVISIBLE_EDGES.sub("", text)


def invisible_at(text: str) -> int | None:
    """The index of the first invisible character; None if there is none."""
    found = _INVISIBLE.search(text)
    return found.start() if found else None


def without_invisible(text: str) -> str:
    return _INVISIBLE.sub("", text)


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters, cut between words, with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at_word = cut.rpartition(" ")[0] if text[most - 1] != " " else cut
    return f"{(at_word or cut).rstrip(' ,;:–-')}…"


def mixed_word(text: str) -> str:
    """The first word that mixes Latin, Cyrillic or Greek letters; "" if there is none.

    “Раris” with a Cyrillic Р impersonates “Paris” (homoglyphs).
    """
    if text.isascii() or _CYRILLIC_ONLY.fullmatch(text):
        return ""
    for word in re.findall(r"[^\W\d_]+", text):
        if len(alphabets_of(word)) > 1:
            return str(word)
    return ""


def alphabets_of(text: str) -> set[str]:
    """Those of “LATIN”, “CYRILLIC” and “GREEK”, whose letters look alike, that it is written in."""
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in text} & (
        _LOOK_ALIKE_ALPHABETS
    )


def looks_empty(text: str) -> bool:
    """Whether the text is only white space and invisible characters."""
    return not _BLANK.sub("", text)
