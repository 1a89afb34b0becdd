"""The script of a text, and the language that it is likely to be in."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_IN_CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})


def is_cyrillic(text: str) -> bool:
    """Whether a letter of it is Cyrillic as in Russian."""
    return _CYRILLIC.search(text) is not None


def language_written(text: str, languages: Sequence[str]) -> str:
    """The first of the languages that is written in the letters of the text, else the first."""
    fitting = (one for one in languages if (one.split("-")[0] in _IN_CYRILLIC) is is_cyrillic(text))
    return next(fitting, languages[0])
