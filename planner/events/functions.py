"""Whether a person's function, as printed, already names their organisation."""

from __future__ import annotations

import re

_KINDS = re.compile(
    r"\b(?:academ|agenc|associat|bank|center|centre|commission|committee|council|depart|facult"
    r"|federat|foundation|fund|institut|minist|museum|societ|union|universit"
    r"|академ|агентств|ассоциац|банк|департамент|институт|комисси|комитет|минист|музе|обществ"
    r"|совет|союз|университет|факультет|федерац|фонд|центр)",
    re.IGNORECASE,
)

_MINISTER = re.compile(r"\b(?:ministers?|министр(?:а|у|ом|е|ы|ов)?)\b", re.IGNORECASE)


def mentions_body(function: str, *names: str) -> bool:
    """True if the function contains one of the body's names: “Head of UNHCR”, «сотрудник Фонда …».

    A heuristic: it only decides whether the body is printed after the function. Words are compared
    by prefix, because cases and plurals differ at the end. Half of the words of a name are enough,
    as is the kind of body: “President of the Foundation”. A function of one word names no body:
    “Pilot” of the Volunteer Pilots; “Deputy Minister” does not say of what.
    """
    if len(function.split()) == 1:
        return False
    prefixes, kinds = _prefixes(function), _kinds(function)
    besides = _prefixes(_MINISTER.sub("", function))
    is_minister = bool(_MINISTER.search(function))
    return any(
        wanted
        and (2 * len(wanted & prefixes) >= len(wanted) or kinds & _kinds(name))
        and (not is_minister or wanted & besides)
        for name in names
        for wanted in [_prefixes(name)]
    )


def names_a_body(word: str) -> bool:
    """Whether it says what kind of body something is: “Institute”, «фонд»."""
    return bool(_KINDS.match(word))


def _prefixes(text: str) -> set[str]:
    """Prefixes of the significant words: those of more than three letters and abbreviations."""
    words = re.findall(r"[^\W_]+", text)
    return {word[:5].casefold() for word in words if len(word) > 3 or word.isupper()}


def _kinds(text: str) -> set[str]:
    return {found.casefold() for found in _KINDS.findall(text)}
