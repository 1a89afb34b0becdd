"""Titles that begin with the kind of what they name, so that nothing is called “the study “Study of
small rivers””.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.events.reported_speech import base_of
from planner.grammar.russian.words import parses

_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARK = re.compile(r"\s*(?::|[–—]|-(?=\s))\s*")
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
    if quoted := _QUOTED.fullmatch(rest):
        return AfterKind(next(filter(None, quoted.groups()), rest))
    if mark:
        return AfterKind(rest[:1].upper() + rest[1:])
    if rest[:1].isupper():
        is_compound = base_of(language) == "en"
        return AfterKind(title if is_compound else rest, is_compound=is_compound)
    return AfterKind(rest, goes_on=True)


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
