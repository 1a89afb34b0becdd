"""What a typed text must be before anything else looks at it (S56).

Stored as typed after this; encoding happens at output, once.
"""

from __future__ import annotations

import re
import unicodedata

# What slides, text processors and PDF readers put on the clipboard where a line or a page ends.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BIDI_AND_TAGS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_UNUSABLE = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SHOWN = dict.fromkeys(
    [0, *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF], "\ufffd"
)
_INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060\u3164\ufeff]"
)
# At the ends of a text; joiners and bidi marks stay, which some scripts need there.
_EDGES = re.compile("^[\\s\u00ad\u200b\u2060\ufeff]+|[\\s\u00ad\u200b\u2060\ufeff]+$")
# White space and characters that no screen shows, at the ends of an address or a number.
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNSEEN_EDGES = re.compile(f"^[\\s{_UNSEEN}]+|[\\s{_UNSEEN}]+$")
_UNSEEN_INSIDE = re.compile(f"[{_UNSEEN}]")
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
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = _MANY_MARKS.sub(r"\1", _CONTROLS.sub("", text))
    return "" if looks_empty(text) else _EDGES.sub("", text)


def clean_line(text: str) -> str:
    """One line, for names and titles: as `clean_text`, white space folded, no bidi controls.

    The end of a line is a space, never nothing: it stands between two words.
    """
    text = _BIDI_AND_TAGS.sub("", clean_text(text))
    return _EDGES.sub("", re.sub(r"\s*[\t\n]\s*|\s{2,}", " ", text))


def lines_of(text: str) -> list[str]:
    """The lines of a text as it was pasted; white space within them stays as it is."""
    return _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).split("\n")


def trimmed(text: str) -> str:
    """Without white space, bidi marks and invisible characters at both ends.

    For addresses and numbers: a copy from a web page or a chat brings such characters along.
    """
    return _UNSEEN_EDGES.sub("", text)


def invisible_at(text: str) -> int | None:
    """Where the first character stands that no screen shows, counted from 0; None without one."""
    found = _UNSEEN_INSIDE.search(text)
    return found.start() if found else None


def shortened(text: str, most: int) -> str:
    """`text` in at most so many characters: cut at a word, and visibly."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at_word = cut.rpartition(" ")[0] if text[most - 1] != " " else cut
    return f"{(at_word or cut).rstrip(' ,;:–-')}…"


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
