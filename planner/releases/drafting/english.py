"""Functions for English messages: articles, ordinals, the forms of aims.

A($x)               with the indefinite article, by sound: an IOM, a UNICEF, a European
THE($x)             with “the”, unless x begins with it
THE_PROGRAMME($x)   the Lakes programme; the Water Initiative; CARMP programme
THE_SHORT($x)       the Lakes; but CARMP
ARE_NOUNS($list)    "yes" if each aim is a noun phrase: “the exchange of data”
DIGITS($n)          12,400
HOLDS_FIRST($x, text: "to")  "yes" if one of the first two words is that word
INSIDE($x)          within a sentence: “the towers” for a title “The towers”; for a list: each
SPELT($n)           thirty-four, up to ninety-nine; 120
IS_BRIEF($x)        "yes" for an abbreviation that may precede a noun: an IOM Moscow expert
OF_OR_AT($function)  Director of …, member of …; hydrologist at …, Head of Audiology at …
NAMES_KIND($title, kind)  "yes" for “Third Ferry Safety Conference” of a conference
ORDINAL($n)         145th, 22nd, first
QUOTATION($x)       in quotation marks, with the comma before “said”
SPELT($n)           thirty-four; from 100 on in digits
"""

from __future__ import annotations

import re

from planner.grammar.abbreviations import is_abbreviation, takes_article
from planner.grammar.english import before_a_noun, of_or_at
from planner.releases.drafting.functions import Function, entered_in, entries_of, words_of, yes
from planner.releases.drafting.typography import quoted
from planner.releases.drafting.values import Several, Value

_VOWEL_LETTERS = frozenset("AEFHILMNORSX")  # whose names begin with a vowel: “an FMS”
_KIND_OF_PROGRAMME = re.compile(
    r"\b(?:program(?:me)?|project|initiative|plan|fund|facility|scheme|strategy|campaign"
    r"|framework|partnership|action)s?\b",
    re.IGNORECASE,
)
_SOUNDS_LIKE_CONSONANT = re.compile(r"(?:eu|uni(?!n|m)|us[ae]|ut[ei]|one\b|once\b)", re.IGNORECASE)
_SOUNDS_LIKE_VOWEL = re.compile(r"(?:hours?\b|hono|honest|heir)", re.IGNORECASE)
_HAS_ARTICLE = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
_LETTER = re.compile(r"[A-Z]")  # of “X-ray”
_NUMBER = re.compile(r"\d")
_NUMBER_WITH_VOWEL = re.compile(r"8|1[18](?!\d)")  # an 8-day course, an 18-year-old
_NOUN_BEGINNINGS = ("the", "a", "an")
_NOUN_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ity")


def a_or_an(words: str) -> str:
    bare = words.lstrip("“‘*\\")
    if _HAS_ARTICLE.match(bare):
        return words
    first = re.split(r"[\s-]", bare, maxsplit=1)[0]
    if _NUMBER.match(first):
        vowel = bool(_NUMBER_WITH_VOWEL.match(first))
    elif is_abbreviation(first) or _LETTER.fullmatch(first):
        is_word = len(first) > 3 and first[0] not in "AEIO" and first[1] in "AEIOU"
        vowel = first[0] in _VOWEL_LETTERS and not is_word
    else:
        has_vowel = first[:1].lower() in tuple("aeiou") or _SOUNDS_LIKE_VOWEL.match(first)
        vowel = bool(has_vowel) and not _SOUNDS_LIKE_CONSONANT.match(first)
    return f"{'an' if vowel else 'a'} {words}"


def ordinal(n: int) -> str:
    """“145th”, “22nd”, “111th”; 1 is “first”."""
    if n == 1:
        return "first"
    if n % 100 in (11, 12, 13):
        return f"{n}th"
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"


_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(n: int) -> str:
    """“thirty-four”; from 100 on in digits."""
    if n < len(_UNITS):
        return _UNITS[n]
    if n > 99:
        return f"{n:,}"
    return _TENS[n // 10] + (f"-{_UNITS[n % 10]}" if n % 10 else "")


def _the(value: object) -> str:
    words = words_of(value)
    return words if words.lower().startswith("the ") else f"the {words}"


def _the_programme(value: object) -> str:
    words = words_of(value)
    full = words if _KIND_OF_PROGRAMME.search(words) else f"{words} programme"
    return _the_short(full)


def _the_short(value: object) -> str:
    words = words_of(value)
    return f"the {words}" if takes_article(words) else words


def _is_noun(aim: str) -> bool:
    first = aim.split(" ", 1)[0].lower()
    return first in _NOUN_BEGINNINGS or first.endswith(_NOUN_ENDINGS)


_NO_NAME = re.compile(r"[:?!“”‘\"–—]")
_BEFORE_KIND = (
    r"(?:the )?(?:(?!(?:an?|the|to|how|what|why|when|who|is|your|our|this)\b)[\w’'&.-]+ )*"
)
_AFTER_KIND = r"(?: (?:on|of|for|about|in|with|to|at|by)\b.*)?"


def names_kind(title: str, kind: str) -> bool:
    """Whether the title is a name that ends with the kind, or goes on with “on …” after it."""
    pattern = f"{_BEFORE_KIND}{re.escape(kind)}{_AFTER_KIND}"
    return not _NO_NAME.search(title) and bool(re.fullmatch(pattern, title, re.IGNORECASE))


def _quotation(value: object) -> str:
    """Verbatim, but a comma replaces the last full stop."""
    words = words_of(value)
    return quoted(words if words.endswith(("!", "?", "…")) else f"{words.rstrip('.')},", "en")


def _inside(value: Value) -> str:
    entries = [re.sub(r"^The\b", "the", entry) for entry in entries_of(value)]
    return value.joined(entries) if isinstance(value, Several) else "".join(entries)


def _holds_first(value: object, text: str) -> str:
    return yes(is_so=str(text) in re.findall(r"[a-z]+", words_of(value).lower())[:2])


FUNCTIONS: dict[str, Function] = {
    "A": lambda value: a_or_an(words_of(value)),
    "ARE_NOUNS": lambda value: yes(is_so=all(map(_is_noun, entries_of(value)))),
    "DIGITS": lambda value: f"{int(value):,}",
    "HOLDS_FIRST": _holds_first,
    "INSIDE": _inside,
    "IS_BRIEF": lambda value: yes(is_so=before_a_noun(value.form("name"))),
    "OF_OR_AT": lambda value: of_or_at(words_of(value)),
    "NAMES_KIND": lambda title, kind: yes(is_so=names_kind(entered_in(title), words_of(kind))),
    "ORDINAL": lambda value: ordinal(int(value)),
    "QUOTATION": _quotation,
    "SPELT": lambda value: spelt(int(value)),
    "THE": _the,
    "THE_PROGRAMME": _the_programme,
    "THE_SHORT": _the_short,
}
