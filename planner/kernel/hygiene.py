"""What a typed text must be before anything else looks at it (S56).

Stored as typed after this; encoding happens at output, once.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BIDI_AND_TAGS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_UNUSABLE = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SHOWN = dict.fromkeys(
    [0, *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF], "\ufffd"
)
_INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060\u3164\ufeff]"
)
_ALIKE = {"LATIN", "CYRILLIC", "GREEK"}
_MANY_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{8})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)


def has_unusable(text: str) -> bool:
    """NUL, lone surrogates and noncharacters: no keyboard makes them."""
    return _UNUSABLE.search(text) is not None


def without_unusable(text: str) -> str:
    return _UNUSABLE.sub("", text)


def showable(text: str) -> str:
    """For showing again what was typed: the unusable as U+FFFD, which pages may hold.

    Escaped text stays escaped: `translate` keeps the type.
    """
    return text.translate(_SHOWN)


def clean_text(text: str) -> str:
    """Several lines: NFC, LF only, no other control characters, no piled-up marks."""
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u2028\u2029\u0085]", "\n", text)
    text = _MANY_MARKS.sub(r"\1", _CONTROLS.sub("", text))
    return "" if looks_empty(text) else text.strip()


def clean_line(text: str) -> str:
    """One line, for names and titles: as `clean_text`, white space folded, no bidi controls."""
    text = clean_text(text.replace("\t", " ").replace("\n", " ").replace("\r", " "))
    text = _BIDI_AND_TAGS.sub("", text.replace("\n", " "))
    return re.sub(" {2,}", " ", text).strip()


def mixed_word(text: str) -> str:
    """The first word with letters of two alphabets that look alike; "" if there is none.

    “Раris” with a Cyrillic Р is how one name pretends to be another.
    """
    for word in re.findall(r"[^\W\d_]+", text):
        alphabets = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
        if len(alphabets & _ALIKE) > 1:
            return str(word)
    return ""


def looks_empty(text: str) -> bool:
    """A text of nothing but white space and invisible characters counts as empty."""
    return not _INVISIBLE.sub("", text)
