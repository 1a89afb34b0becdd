"""The languages whose texts are bent, a module per language. Texts of the others stay as they are.

A further language is a module with these four functions, and a line in `GRAMMARS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from planner.grammar import russian
from planner.grammar.needs import Need, Sort


class Grammar(Protocol):
    """What a language knows of its forms."""

    def propose(self, text: str, need: str, sort: Sort, gender: str) -> str:
        """The form, or "" unless it is sure: a person would rather write a form than find a wrong one."""

    def question(self, text: str, need: Need, sort: Sort) -> str:
        """The beginning of a sentence that the form completes, in that language."""

    def in_context(self, text: str, need: Need, sort: Sort, form: str) -> str:
        """A few words of a sentence with the form in them."""

    def foreign_word(self, text: str, form: str) -> str:
        """A word of the form in letters that the language does not have; "" if there is none."""


GRAMMARS: Mapping[str, Grammar] = {"ru": russian}


def grammar_of(language: str) -> Grammar | None:
    """The grammar for a language tag, ignoring script and region."""
    return GRAMMARS.get(language.partition("-")[0])
