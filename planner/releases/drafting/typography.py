"""Typography of a finished text: quotation marks, no-break spaces, no doubled punctuation.

Entered words stay as they are. Only marks that meet each other are settled: a quotation within a
quotation takes the inner marks, and a full stop is not put beside another one.
"""

from __future__ import annotations

import re

from planner.kernel.dates import NBSP

_QUOTES = {"en": ("“", "”", "‘", "’"), "ru": ("«", "»", "„", "“")}
_STRAIGHT = re.compile(r'"([^"\n]*)"')
_MONTHS = "|".join(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)


def base(language: str) -> str:
    """“ru” of “ru-RU”."""
    return language.split("-")[0].lower()


def quoted(text: str, language: str) -> str:
    """In the language's quotation marks, those inside turned into the inner ones."""
    opening, closing, inner_opening, inner_closing = _QUOTES[base(language)]
    text = _STRAIGHT.sub(rf"{inner_opening}\1{inner_closing}", text)
    text = text.replace(opening, inner_opening).replace(closing, inner_closing)
    if opening == "“":
        text = text.replace("«", inner_opening).replace("»", inner_closing)
    return f"{opening}{text}{closing}"


def sentence(text: str) -> str:
    """With a capital at the beginning and one mark at the end."""
    text = text.strip()
    bare = text.rstrip("”’*")
    is_closed = bare.endswith((".", "!", "?", "…"))
    return capital(text if is_closed else f"{text}.")


def capital(text: str) -> str:
    """With its first letter in upper case; a text that begins with a mark stays."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """With its first letter in lower case, unless the first word is a name or abbreviation."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def set_type(text: str, language: str) -> str:
    """One space between words, none before marks, no-break spaces where a line must not end."""
    text = re.sub(r"(?<=\S) {2,}", " ", text)
    text = re.sub(r" +([,.;:!?])(?=\s|$)", r"\1", text)
    text = re.sub(r"([,;])\1+", r"\1", text)
    text = re.sub(r"(?<![.…])\.\.(?!\.)", ".", text)
    if base(language) == "ru":
        text = re.sub(r" (?=—)", NBSP, text)
        text = re.sub(r"(?<=\d) (?=[а-яё])", NBSP, text)
        return re.sub(r"(?<=№) ", NBSP, text)
    text = re.sub(r" (?=–)", NBSP, text)
    return re.sub(rf"(?<=\d) (?=(?:{_MONTHS})\b)", NBSP, text)


def unescaped(text: str) -> str:
    """Entered words without the backslashes that keep the dialect from reading them as marks."""
    return re.sub(r"\\([\\*_\[\]<.)+-])", r"\1", text)


def without_typography(text: str) -> str:
    """What two settings of one text have in common: plain spaces, quotes and hyphens."""
    text = re.sub(r"[\u00a0\u202f\u2009]", " ", text)
    text = re.sub(r"[“”„«»‘’‹›\"]", "'", text)
    return unescaped(text)
