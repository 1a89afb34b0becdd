"""Forms that the program proposes, a module per language. A language without one gets none.

A module has `propose(text, need, sort, gender)`. It returns "" unless it is sure: a person would
rather write a form than find a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from planner.grammar import russian
from planner.grammar.needs import Sort

Proposer = Callable[[str, str, Sort, str], str]

PROPOSERS: Mapping[str, Proposer] = {"ru": russian.propose}


@lru_cache(maxsize=8192)
def propose(language: str, text: str, need: str, sort: Sort, gender: str = "") -> str:
    """The form of `text`, or "". `gender` is a person's: "m", "f" or "" if nobody entered it."""
    proposer = PROPOSERS.get(language.partition("-")[0])
    return proposer(text, need, sort, gender) if proposer and text else ""
