"""Titles that begin or end with the kind of what they name, so that nothing is called “the study “Study
of small rivers”” or “the report “Annual Report””.
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
from planner.grammar.russian.words import is_adjective, parses

_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = re.compile(r"\s*:\s+|\s+[–—]\s+(?!\d)")
_YEAR = re.compile(r"[-–—,\s]*(?:19|20)\d\d(?:[-–/]\d{2,4})?")
_OF_YEAR = re.compile(r"(?:за\s+)?(?:19|20)\d\d(?:[-–]\d{2,4})?\s+год")
_MARK = re.compile(r"\s*(?::|[–—]|-(?=\s))\s*")
_AROUND = " .!“”\"«»„'‘’"
_QUOTED = re.compile(r"«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"|‘([^‘’]*)’")


# What is no name before the kind, but makes a phrase or a sentence: “How to Write a Report”.
_NO_NAME = """
a an the and or of in on to for from by with no not this that every each any some his her its our your
my their
"""
# Words that only say which of several it is. A title made of them and the kind is told without quotation
# marks: “the annual report”.
_WHICH_ONE = """
annual yearly half-yearly biannual biennial quarterly monthly weekly daily first second third fourth
fifth initial interim preliminary final closing concluding baseline mid-term progress joint special
summary technical follow-up new latest
"""
_WHICH_ONE_RUSSIAN = """
годовой ежегодный полугодовой квартальный ежеквартальный ежемесячный еженедельный первый второй третий
четвёртый пятый промежуточный предварительный итоговый заключительный отчётный совместный специальный
сводный технический новый очередной периодический
"""
_NO_NAMES = frozenset(_NO_NAME.split())
_WHICH = {"en": frozenset(_WHICH_ONE.split()), "ru": frozenset(_WHICH_ONE_RUSSIAN.split())}


class KindInTitle(NamedTuple):
    """What a title says besides the kind in it. `goes_on`: it goes on from the kind, “of small rivers”;
    else it is a title of its own. `is_compound`: both are one name, “Film Festival”, and `text` is all
    of it. `told`: that name as it stands in a sentence without quotation marks, “annual report”.
    """

    text: str
    goes_on: bool = False
    is_compound: bool = False
    told: str = ""


@lru_cache(maxsize=1024)
def kind_in(title: str, noun: str, language: str) -> KindInTitle | None:
    """None for a title that neither begins nor ends with the last word of `noun`, in whatever form, or
    that says nothing else.
    """
    return _after_kind(title, noun, language) or _name_with_kind(title, noun, language)


def _after_kind(title: str, noun: str, language: str) -> KindInTitle | None:
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
        return KindInTitle(title, is_compound=True)  # “Report 2027”
    if quoted := _QUOTED.fullmatch(rest):
        return KindInTitle(next(filter(None, quoted.groups()), rest))
    if mark:
        return KindInTitle(rest[:1].upper() + rest[1:])
    if rest[:1].isupper() and base_of(language) == "en":
        return KindInTitle(title, is_compound=True)
    if rest[:1].isupper() and not _is_bent(rest):
        return KindInTitle(rest)
    return KindInTitle(_in_small_letters(rest, language), goes_on=True)


def _name_with_kind(title: str, noun: str, language: str) -> KindInTitle | None:
    """Of “Annual Report”, “River Report 2027”, «Годовой доклад о реках», “Small Rivers: A Report”."""
    kind = next(reversed(_WORD.findall(noun)), "")
    if not kind or base_of(language) not in _WHICH:
        return None
    *heads, part = _PARTS.split(title)
    start = _ARTICLE.match(part) if base_of(language) == "en" else None
    words = list(_WORD.finditer(part, start.end() if start else 0))
    at = next((n for n, word in enumerate(words) if _are_one(word[0], kind, language)), None)
    if at is None or not (at or heads):
        return None
    found, before = words[at], [word[0].casefold() for word in words[:at]]
    rest = part[found.end() :].strip()
    if base_of(language) == "en":
        is_name, told = _told_in_english(before, kind.casefold(), found[0].casefold(), rest)
    else:
        is_name, told = _told_in_russian(part, before, found[0], rest)
    return KindInTitle(title, is_compound=True, told="" if heads else told) if is_name else None


def _told_in_english(before: list[str], kind: str, found: str, rest: str) -> tuple[bool, str]:
    """Whether it is a name, which ends with the kind or with a year, and that name in a sentence, unless
    it is a plural.
    """
    is_phrase = bool(before) and before[-1] in _NO_NAMES
    if is_phrase or (rest and not _YEAR.fullmatch(rest)):
        return False, ""
    is_told = bool(before) and found == kind and not rest and _WHICH["en"].issuperset(before)
    return True, " ".join((*before, kind)) if is_told else ""


def _told_in_russian(title: str, before: list[str], kind: str, rest: str) -> tuple[bool, str]:
    """The same of adjectives, the kind, and what goes on from it: «о реках», «2027 года»."""
    adjectives = [next(filter(is_adjective, parses(word)), None) for word in before]
    if not all(adjectives) or not any("nomn" in parse.tag for parse in parses(kind)):
        return False, ""
    goes_on = rest[:1].islower() or _OF_YEAR.match(rest) or _QUOTED.fullmatch(rest)
    is_new = bool(rest) and not (goes_on or _is_bent(rest))
    is_singular = parses(kind)[0].normal_form == kind.casefold()
    is_told = bool(before) and not is_new and is_singular
    is_told = is_told and _WHICH["ru"].issuperset(one.normal_form for one in adjectives if one)
    return True, title[:1].lower() + title[1:] if is_told else ""


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
