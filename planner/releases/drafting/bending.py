"""Finds the form of a text that a pattern asks for: a confirmed one, else a proposed one."""

from __future__ import annotations

from dataclasses import dataclass

from planner.grammar.needs import Sort
from planner.grammar.proposals import propose
from planner.releases.facts.known_forms import KnownForms
from planner.releases.facts.sourced_value import EMPTY, SourcedValue


@dataclass(frozen=True, slots=True)
class ProposedForm:
    """A form that was printed although nobody has confirmed it; `path` is the field of the text."""

    text: str
    need: str
    form: str
    sort: Sort
    path: str


class Bending:
    """The forms of the texts of one release."""

    def __init__(self, language: str, known: KnownForms) -> None:
        self._language, self._is_proposing = language, known.is_proposing
        self._confirmed = {(entry.text, entry.need): entry.form for entry in known.entries}

    def confirmed(self, value: SourcedValue, need: str) -> SourcedValue:
        return self._confirmed.get((value.text, need), EMPTY)

    def proposed(self, value: SourcedValue, need: str) -> str:
        if not self._is_proposing:
            return ""
        return propose(self._language, value.text, need, value.sort, value.gender)

    def has(self, value: SourcedValue, need: str) -> bool:
        return bool(value and (self.confirmed(value, need) or self.proposed(value, need)))
