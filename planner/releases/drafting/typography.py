"""Typography of a finished text: quotation marks, no-break spaces, no doubled punctuation.

Entered words are not changed, only adjoining marks: nested quotations take the inner marks, and two
full stops become one.
"""

from __future__ import annotations

import re

from planner.releases.drafting.no_breaks import no_breaks

_QUOTES = {"en": ("“", "”", "‘", "’"), "ru": ("«", "»", "„", "“")}
_STRAIGHT = re.compile(r'"([^"\n]*)"')
_DOUBLED = re.compile(r"(?<=\S) {2,}")


def base(language: str) -> str:
    """“ru” of “ru-RU”."""
    return language.split("-")[0].lower()


def quoted(text: str, language: str) -> str:
    """In the language's quotation marks; those inside become the inner ones."""
    opening, closing, inner_opening, inner_closing = _QUOTES[base(language)]
    text = _STRAIGHT.sub(rf"{inner_opening}\1{inner_closing}", text)
    text = text.replace(opening, inner_opening).replace(closing, inner_closing)
    if opening == "“":
        text = text.replace("«", inner_opening).replace("»", inner_closing)
    return f"{opening}{text}{closing}"


def single_spaced(text: str) -> str:
    """Without doubled spaces; those at the beginning stay."""
    return _DOUBLED.sub(" ", text) if "  " in text else text


def sentence(text: str) -> str:
    """With a capital first letter and one punctuation mark at the end."""
    text = text.strip()
    bare = text.rstrip("”’*")
    is_closed = bare.endswith((".", "!", "?", "…"))
    return capital(text if is_closed else f"{text}.")


def capital(text: str) -> str:
    """With an upper-case first character."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """With a lower-case first character, unless the first word has capitals after it."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def set_type(text: str, language: str) -> str:
    """Straight quotation marks become those of the language; removes doubled spaces and marks and spaces before marks; adds no-break spaces."""
    text = single_spaced(text)
    opening, closing, *_inner = _QUOTES[base(language)]
    text = _STRAIGHT.sub(rf"{opening}\1{closing}", text)
    text = re.sub(r" +([,.;:!?])(?=\s|$)", r"\1", text)
    text = re.sub(r"([,;])\1+", r"\1", text)
    text = re.sub(r"(?<![.…])\.\.(?!\.)", ".", text)
    return no_breaks(text, language)


def unescaped(text: str) -> str:
    """Without the backslashes that escape Markdown."""
    return re.sub(r"\\([\\*_\[\]<.)+-])", r"\1", text)


def without_typography(text: str) -> str:
    """With plain spaces, straight single quotes and no Markdown escapes, to compare texts."""
    text = re.sub(r"[\u00a0\u202f\u2009]", " ", text)
    text = re.sub(r"[“”„«»‘’‹›\"]", "'", text)
    return unescaped(text)
