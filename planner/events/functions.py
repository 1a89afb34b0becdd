"""Functions as printed, and the bodies that they tell of."""

from __future__ import annotations

import re

_KINDS = re.compile(
    r"\b(?:academ|agenc|associat|bank|center|centre|commission|committee|council|depart|facult"
    r"|federat|foundation|fund|institut|minist|museum|societ|union|universit"
    r"|академ|агентств|ассоциац|банк|департамент|институт|комисси|комитет|минист|музе|обществ"
    r"|совет|союз|университет|факультет|федерац|фонд|центр)",
    re.IGNORECASE,
)


def tells_of(function: str, *names: str) -> bool:
    """True where a function names the body already: “Head of UNHCR”, «сотрудник Фонда …».

    Words are compared by their beginnings, so that no case or plural hides them; half of a name
    is enough, or what kind of body it is: “President of the Foundation”. It only decides whether
    the body is said besides, never what is said.
    """
    said, kinds = _beginnings(function), _kinds(function)
    return any(
        wanted and (2 * len(wanted & said) >= len(wanted) or kinds & _kinds(name))
        for name in names
        for wanted in [_beginnings(name)]
    )


def _beginnings(text: str) -> set[str]:
    """How the words begin that carry a name: the long ones and the abbreviations."""
    words = re.findall(r"[^\W_]+", text)
    return {word[:5].casefold() for word in words if len(word) > 3 or word.isupper()}


def _kinds(text: str) -> set[str]:
    return {found.casefold() for found in _KINDS.findall(text)}
