"""Titles that begin with the kind of what they name, so that nothing is called “the study “Study of
small rivers””.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from planner.events.first_letters import within
from planner.events.functions import names_a_body
from planner.events.reported_speech import base_of
from planner.grammar.english_words import is_common
from planner.grammar.russian.words import parses

_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARK = re.compile(r"\s*(?::|[–—]|-(?=\s))\s*")
_AROUND = " .!“”\"«»„'‘’"
_QUOTED = re.compile(r"«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"|‘([^‘’]*)’")


class AfterKind(NamedTuple):
    """What follows the kind in a title. `goes_on`: it goes on from the kind, “of small rivers”; else it
    is a title of its own. `is_compound`: both are one name, “Film Festival”, and `text` is all of it.
    """

    text: str
    goes_on: bool = False
    is_compound: bool = False


def after_kind(title: str, noun: str, language: str) -> AfterKind | None:
    """None for a title that does not begin with the last word of `noun`, in whatever form, or that
    says nothing else.
    """
    start = _ARTICLE.match(title) if base_of(language) == "en" else None
    word = _WORD.match(title, start.end() if start else 0)
    kinds = _WORD.findall(noun)
    if word is None or not kinds or not _are_one(word[0], kinds[-1], language):
        return None
    rest = title[word.end() :].strip()
    mark = _MARK.match(title, word.end())
    if mark:
        rest = title[mark.end() :].strip()
    if not re.search(r"\w", rest):
        return None
    if rest[0].isdigit():
        return AfterKind(title, is_compound=True)  # “Report 2027”
    if quoted := _QUOTED.fullmatch(rest):
        return AfterKind(next(filter(None, quoted.groups()), rest))
    if mark:
        return AfterKind(rest[:1].upper() + rest[1:])
    if rest[:1].isupper() and base_of(language) == "en":
        return AfterKind(title, is_compound=True)
    if rest[:1].isupper() and not _is_bent(rest):
        return AfterKind(rest)
    return AfterKind(_in_small_letters(rest, language), goes_on=True)


def says_only(title: str, kinds: Iterable[str], language: str) -> bool:
    """Whether the title is one of these words, perhaps with an article or in the plural."""
    words = title.strip(_AROUND)
    if base_of(language) == "en":
        words = _ARTICLE.sub("", words, count=1)
    if " " in words:
        return words.casefold() in {kind.casefold() for kind in kinds}
    return any(_are_one(words, kind, language) for kind in kinds)


def _is_bent(words: str) -> bool:
    """Whether the first Russian word is in no nominative: «Малых рек» of «Исследование Малых рек»."""
    first = _WORD.match(words)
    readings = parses(first[0]) if first else ()
    return bool(readings) and not any("nomn" in parse.tag for parse in readings)


def _in_small_letters(words: str, language: str) -> str:
    """With the small letters of a sentence, where every capital begins a word that names nothing: “on
    spring floods” of “Report on Spring Floods”, but “on Wells in Mareno”.
    """
    if base_of(language) != "en":
        return within(words, language)
    capitals = re.findall(r"\b[A-Z][\w’'-]*", words)
    if all(map(is_common, capitals)) and not any(map(names_a_body, capitals)):
        return words.lower() if capitals else words
    return words


@lru_cache(maxsize=1024)
def _are_one(word: str, noun: str, language: str) -> bool:
    """Whether both are forms of one word: “studies” and “study”, «доклады» and «доклад»."""
    word, noun = word.casefold(), noun.casefold()
    if word == noun:
        return True
    match base_of(language):
        case "en":
            plurals = (f"{noun}s", f"{noun[:-1]}ies", f"{noun.removesuffix('is')}es")
            return word in plurals
        case "ru":
            lemmas = {parse.normal_form for parse in parses(noun)}
            return bool(lemmas & {parse.normal_form for parse in parses(word)})
    return False
