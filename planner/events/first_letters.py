"""The first letter of words that go on in a sentence, as after a colon."""

from __future__ import annotations

import re

from planner.events.functions import names_a_body
from planner.events.reported_speech import base_of, with_small_head
from planner.grammar.russian.words import is_common
from planner.kernel.text_in import as_told

_FIRST = re.compile(r"([А-ЯЁ][а-яё]*(?:-[а-яё]+)*)(?:\s+(\S+))?")


def within(text: str, language: str) -> str:
    """With a small letter, unless a name, a title in quotation marks or an abbreviation begins: “the
    upkeep of wells”, «уход за колодцами», but «Марено зимой». What is not known stays as entered.
    """
    small = with_small_head(text, language)
    if small == text and base_of(language) == "ru" and _is_common(text):
        small = text[:1].lower() + text[1:]
    return as_told(small, text)


def _is_common(text: str) -> bool:
    """Whether the first word is a common one, and no name of several words or of a body begins."""
    first = _FIRST.match(text)
    if first is None:
        return False
    second = first[2] or ""
    is_name = names_a_body(first[1]) or names_a_body(second) or second[:1].isupper()
    return not is_name and is_common(first[1])
