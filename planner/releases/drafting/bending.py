"""Finds the form of a text that a pattern asks for: a confirmed one, else a proposed one."""

from __future__ import annotations

from dataclasses import dataclass

from planner.grammar.needs import AskedForm, Need, Sort
from planner.grammar.proposals import propose
from planner.releases.drafting.running_text import bare
from planner.releases.facts.known_forms import KnownForms
from planner.releases.facts.sourced_value import EMPTY, Phrase, SourcedValue

_NEEDS = frozenset(Need)


@dataclass(frozen=True, slots=True)
class ProposedForm:
    """A form that was printed although nobody has confirmed it; `path` is the field of the text."""

    text: str
    need: str
    form: str
    sort: Sort
    path: str


class Bending:
    """The forms of the texts of one release. `asked` are those that its sentences asked for."""

    def __init__(self, language: str, known: KnownForms) -> None:
        self._language, self._is_proposing = language, known.is_proposing
        self._confirmed = {(entry.text, entry.need): entry.form for entry in known.entries}
        self.asked: dict[AskedForm, None] = {}

    def confirmed(self, value: SourcedValue, need: str) -> SourcedValue:
        return self._confirmed.get((value.text, need), EMPTY)

    def proposed(self, value: SourcedValue, need: str) -> str:
        """The program’s proposal, unless a person has confirmed the form, or said that there is none."""
        if not self._is_proposing or (value.text, need) in self._confirmed:
            return ""
        text = bare(value.text) if isinstance(value, Phrase) else value.text
        return propose(self._language, text, need, value.sort, value.gender)

    def ask(self, value: SourcedValue, need: str) -> None:
        """Notes that a sentence asked for the form; other names of forms are not grammatical."""
        if value and need in _NEEDS:
            asked = AskedForm(value.text, Need(need), value.sort, value.gender, value.path)
            self.asked[asked] = None

    def has(self, value: SourcedValue, need: str) -> bool:
        self.ask(value, need)
        return bool(value and (self.confirmed(value, need) or self.proposed(value, need)))
