"""No-break spaces: where a line must not end, in running text of any language (sentences.md 1.5).

Dates, numbers with their noun or unit, titles with the name, initials with the surname, telephone
numbers, the dash with the word before it; in Russian also short words with the one that follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from babel.numbers import list_currencies

from planner.kernel.dates import NBSP

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
# English words that follow a number without being counted by it: “in 2012 the”, “of 9 and 10”.
_NOT_COUNTED = (
    "a|an|and|are|as|at|but|by|did|for|from|had|has|have|he|in|is|it|not|of|on|or|said|she|than|"
    "that|the|their|they|this|to|was|were|when|where|which|who|will|with"
)
_TITLES = "Dr|Prof|St|Mr|Mrs|Ms|No|nos|Fig|p|pp|проф|акад|доц|им|ул|пр|пл|д|кв|стр|с|рис|т|тыс|гр"
_SHORT_TITLES = "Dr|Mr|Mrs|Ms|Prof|St|д-р"
_CAPITAL = "A-ZА-ЯЁ"
# Units of physics and of computing; words after a number are found by their small letters.
_UNITS = r"[kKMGTP]?(?:Wh?|Wp|V|VA|Hz|B|Pa|J|N)|Ah|[KMG]bps|L"
_CURRENCIES = "|".join(sorted(list_currencies()))
_TELEPHONE = re.compile(r"(?<![\w+])(?:\+\d|8 ?\(|\(\d)[\d()\- ]{5,}\d(?!\w)")
_FEWEST_DIGITS = 7
_FEWEST_SPACES = 4
_ARTICLE = re.compile(r"(?<![\w’'-])(an?|the) (?=\S)", re.IGNORECASE)
_BEFORE_LAST_WORD = re.compile(r" (?=\S{1,14}$)")

# What stands around a plain space that becomes a no-break space. The space itself is matched first,
# see `_spaces`; so what stands before it ends with the space.
_ANY = [
    r"(?=[–—](?:\s|$))",
    r"(?<=[№§€£$₽] )(?=\d)",
    r"(?<=\d )(?=[%‰°€£$₽])",
    r"(?<=\d )(?=\d{3}(?!\d))",
    rf"(?<=\d )(?=(?:{_MONTHS})\b)",
    rf"(?<=\d\d:\d\d )(?=[{_CAPITAL}]{{2,5}}\b)",
    rf"(?<=\b[{_CAPITAL}]\. )(?=[{_CAPITAL}])",
    rf"(?<=\d )(?=(?:{_UNITS}|{_CURRENCIES})\b)",
    rf"(?=\d)(?<=\b(?:{_CURRENCIES}) )",
]
_DATES = [
    re.compile(rf"(?<=\d)([ {NBSP}](?:{_MONTHS})) (?=\d{{4}}\b)"),
    re.compile(rf"\b((?:{_MONTHS})) (?=\d{{4}}\b|\d{{1,2}}(?:,|\b(?!:)))"),
    re.compile(rf"\b((?:{_MONTHS})[ {NBSP}]\d{{1,2}},) (?=\d{{4}}\b)"),
]
_WITH_A_NAME = [
    re.compile(rf"(?<![\w{NBSP}])((?:{_TITLES})\.) (?=[\w«“„])"),
    re.compile(rf"(?<![\w-])((?:{_SHORT_TITLES})) (?=[{_CAPITAL}])"),
]
_ENGLISH = [
    rf"(?<=\d )(?!(?:{_NOT_COUNTED})\b)(?=[a-z])",
    r"(?<=\d )(?=[ap]\.m\.)",
]
# “John F. Kennedy”
_MIDDLE_INITIAL = re.compile(rf"\b([A-Z][\w’'-]+) (?=[A-Z]\.[ {NBSP}][A-Z])")
_RUSSIAN = [
    r"(?<=\d )(?=[а-яё])",
    r"(?<=\d )(?=[А-ЯЁ]{2,})",
    r"(?<=[а-яё] )(?=[А-ЯЁ]\.\s?[А-ЯЁ]\.)",
    r"(?<=\bи )(?=(?:т\.|др\.|пр\.))",
    r"(?<=\bт\. )(?=[едпк]\.)",
]
# «в», «с», «к», «о», «и» and their like do not end a line.
_ONE_LETTER = re.compile(r"(?<![\w.-])([аиоуявскАИОУЯВСК]) (?=[^\s—–])")
_CITY = re.compile(rf"(?<!\d[ {NBSP}])\bг\. (?=[А-ЯЁ])")


def _spaces(around: list[str]) -> re.Pattern[str]:
    """Begins with the space, for which a text is searched much faster than for what stands before."""
    return re.compile(f" (?:{'|'.join(around)})")


_EVERYWHERE = _spaces(_ANY)
_IN_ENGLISH = _spaces(_ENGLISH)
_IN_RUSSIAN = _spaces(_RUSSIAN)


def no_breaks(text: str, language: str) -> str:
    """The text with no-break spaces; nothing else is changed."""
    if " " not in text:
        return text
    text = _TELEPHONE.sub(_whole_number, text)
    text = _EVERYWHERE.sub(NBSP, text)
    for pattern in (*_DATES, *_WITH_A_NAME):
        text = pattern.sub(_joined, text)
    spoken = language.split("-")[0].lower()
    for pattern, replacement in _OF_LANGUAGE.get(spoken, ()):
        text = pattern.sub(replacement, text)
    return text


def no_loose_article(headline: str, language: str) -> str:
    """With a no-break space after English articles, which end no line of a headline."""
    is_english = language.split("-")[0].lower() == "en"
    return _ARTICLE.sub(_joined, headline) if is_english else headline


def no_single_word(text: str) -> str:
    """With a no-break space before the last word, so that it does not stand alone on the last line."""
    return _BEFORE_LAST_WORD.sub(NBSP, text) if text.count(" ") >= _FEWEST_SPACES else text


def _joined(found: re.Match[str]) -> str:
    """What was found, with a no-break space after it and inside."""
    return f"{found[1].replace(' ', NBSP)}{NBSP}"


def _spaced(found: re.Match[str]) -> str:
    return found[0].replace(" ", NBSP)


def _whole_number(found: re.Match[str]) -> str:
    digits = sum(letter.isdigit() for letter in found[0])
    return _spaced(found) if digits >= _FEWEST_DIGITS else found[0]


_OF_LANGUAGE: dict[
    str, tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]
] = {
    "en": ((_IN_ENGLISH, NBSP), (_MIDDLE_INITIAL, _joined)),
    "ru": ((_IN_RUSSIAN, NBSP), (_ONE_LETTER, _joined), (_CITY, _spaced)),
}
