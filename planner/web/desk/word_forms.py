"""What the pages of words and cases show: the forms that are asked for, and what is known of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from planner.grammar.languages import grammar_of
from planner.grammar.models import WordForm
from planner.grammar.needs import AskedForm, Sort
from planner.grammar.proposals import propose
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a text was entered, in words, and the page of that field."""

    words: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FormEntry:
    """One form. `confirmed` is what a person said of it, "" that there is none, None nothing yet."""

    language: str
    asked: AskedForm
    stored: WordForm | None
    place: FieldPlace

    @property
    def name(self) -> str:
        """The name of its field: the same as long as the text is."""
        key = f"{self.language}\n{self.asked.need}\n{self.asked.text}"
        return f"form-{hashlib.sha256(key.encode()).hexdigest()[:16]}"

    @property
    def confirmed(self) -> str | None:
        return self.stored.form if self.stored else None

    @property
    def proposed(self) -> str:
        asked = self.asked
        return propose(self.language, asked.text, asked.need, asked.sort, asked.gender)

    @property
    def shown(self) -> str:
        """What its field holds: the confirmed form, else the proposed one."""
        return self.proposed if self.confirmed is None else self.confirmed

    @property
    def lacks_gender(self) -> bool:
        """Whether a person’s gender is missing for a proposal."""
        return self.asked.sort is Sort.PERSON and not self.asked.gender

    @property
    def question(self) -> str:
        grammar = grammar_of(self.language)
        asked = self.asked
        return grammar.question(asked.text, asked.need, asked.sort) if grammar else ""


def entries_of(
    language: str,
    asked: Iterable[AskedForm],
    rows: Iterable[WordForm],
    place: Callable[[str], FieldPlace],
) -> list[FormEntry]:
    """One entry per text and need, the forms of a text together; `rows` hold what is confirmed."""
    stored = {(row.text, row.need): row for row in rows if row.language == language}
    by_key = {(one.text, one.need): one for one in reversed(list(asked))}
    order = list(dict.fromkeys(text for text, _need in reversed(by_key)))
    found = sorted(by_key.values(), key=lambda one: (order.index(one.text), _rank(one)))
    return [
        FormEntry(
            language=language,
            asked=one,
            stored=stored.get((one.text, one.need)),
            place=place(one.path),
        )
        for one in found
    ]


def by_language(entries: Iterable[FormEntry]) -> list[tuple[str, list[list[FormEntry]]]]:
    """The entries of each language, and in it those of each text together, in order."""
    return [
        (language, [list(of_text) for _text, of_text in groupby(some, lambda one: one.asked.text)])
        for language, some in groupby(entries, lambda one: one.language)
    ]


def saved_words(count: int) -> str:
    """The notice after a page of words and cases was saved."""
    if not count:
        return _("Nothing was changed.")
    return ngettext("%(count)s form is saved.", "%(count)s forms are saved.", count)


def _rank(asked: AskedForm) -> int:
    return list(type(asked.need)).index(asked.need)
