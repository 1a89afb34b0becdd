"""Forms that the program proposes, until a person has confirmed or corrected them."""

from __future__ import annotations

from functools import lru_cache

from planner.grammar.languages import grammar_of
from planner.grammar.needs import Sort


@lru_cache(maxsize=8192)
def propose(language: str, text: str, need: str, sort: Sort, gender: str = "") -> str:
    """The form of `text`, or "". `gender` is a person's: "m", "f" or "" if nobody entered it."""
    grammar = grammar_of(language)
    return grammar.propose(text, need, sort, gender) if grammar and text else ""
