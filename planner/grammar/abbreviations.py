"""Recognising abbreviations, and whether they take an article in English."""

from __future__ import annotations

import re

_OF_TWO_LETTERS = re.compile(r"[A-Z]{2}\b")  # the EU, the UN; but IOM, UNHCR


def is_abbreviation(name: str) -> bool:
    """True if most letters of the first word are capitals: “IOM Moscow”, “FMS of Russia”, “MoH”."""
    first = re.match(r"\W*([^\W\d_]+)", name)
    letters = first[1] if first else ""
    return len(letters) > 1 and 2 * sum(map(str.isupper, letters)) > len(letters)


def takes_article(name: str) -> bool:
    """False for names that begin with an abbreviation of more than two letters: “IOM”, “UNHCR”."""
    return not is_abbreviation(name) or bool(_OF_TWO_LETTERS.match(name))
