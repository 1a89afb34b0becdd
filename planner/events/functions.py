"""Functions as printed, and the bodies that they tell of."""

from __future__ import annotations

import re


def tells_of(function: str, *names: str) -> bool:
    """True where a function names the body already: “Head of UNHCR”, «сотрудник Фонда …».

    Words are compared by their beginnings, so that no case or plural hides them; half of a name
    is enough. It only decides whether the body is said besides, never what is said.
    """
    said = _beginnings(function)
    return any(
        wanted and 2 * len(wanted & said) >= len(wanted) for wanted in map(_beginnings, names)
    )


def _beginnings(text: str) -> set[str]:
    """How the words begin that carry a name: the long ones and the abbreviations."""
    words = re.findall(r"[^\W_]+", text)
    return {word[:5].casefold() for word in words if len(word) > 3 or word.isupper()}
