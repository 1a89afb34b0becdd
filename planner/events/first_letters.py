"""The first letter of words that go on in a sentence, as after a colon."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from planner.events.functions import names_a_body
from planner.events.reported_speech import base_of, with_small_head
from planner.grammar import english_words
from planner.grammar.abbreviations import is_abbreviation
from planner.grammar.russian import words as russian_words
from planner.kernel.text_in import as_told

_FIRST = re.compile(r"([A-ZА-ЯЁ][a-zа-яё]*(?:-[a-zа-яё]+)*)(?:\s+(\S+))?")
# Of what adjectives make names: «Федеральная служба», «Красная книга», «Северный флот».
_NAMED_BY_ADJECTIVES = re.compile(
    r"(?:архив|библиотек|больниц|газет|дом|дума|заповедник|канал|книг|клуб|море|озеро|остров|парк|парти"
    r"|порт|служб|театр|флот|хор|школ)",
    re.IGNORECASE,
)
_IS_COMMON: dict[str, Callable[[str], bool]] = {
    "en": english_words.is_common,
    "ru": russian_words.is_common,
}


def within(text: str, language: str, *, is_post: bool = False) -> str:
    """With a small letter, unless a name, a title in quotation marks or an abbreviation begins: “the
    upkeep of wells”, «уход за колодцами», but «Марено зимой». What is not known stays as entered.

    `is_post`: a function or a role, in which the name of a body may follow at once: «директор Института».
    """
    small = with_small_head(text, language)
    if small == text and _begins_with_common_word(text, base_of(language), is_post=is_post):
        small = text[:1].lower() + text[1:]
    return as_told(small, text)


def _begins_with_common_word(text: str, language: str, *, is_post: bool) -> bool:
    """Whether the first word is a common one, and no name of several words or of a body begins."""
    first = _FIRST.match(text)
    is_common = _IS_COMMON.get(language)
    if first is None or is_common is None:
        return False
    is_russian = language == "ru"
    may_be_followed_by_a_name = is_post or russian_words.names_people(first[1])
    second = "" if is_russian and may_be_followed_by_a_name else first[2] or ""
    is_name = (
        (names_a_body(first[1]) and not (is_russian and _acts(first[2] or "")))
        or names_a_body(second)
        or (second[:1].isupper() and not is_abbreviation(second))
    )
    if is_russian and not is_post and _is_named_by_adjectives(text):
        return False
    return not is_name and is_common(first[1])


def _acts(second: str) -> bool:
    """Whether a verb follows, so that the first word is no part of a name: «Министерство высадит»."""
    word = second.strip(",.:;")
    return bool(word) and russian_words.is_predicate(word)


def _is_named_by_adjectives(text: str) -> bool:
    words = re.findall(r"[А-Яа-яЁё-]+", text)
    adjectives = list(takewhile(russian_words.begins_as_adjective, words))
    noun = words[len(adjectives)] if adjectives and len(adjectives) < len(words) else ""
    return bool(names_a_body(noun) or _NAMED_BY_ADJECTIVES.match(noun))
