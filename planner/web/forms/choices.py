"""Choosing one row of a register: from a list where they are few, by its name where they are many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from wtforms import SelectField
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.utils import unset_value
from wtforms.validators import StopValidation

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.kernel.search_keys import search_key
from planner.kernel.text_normalising import clean_line, has_unusable, without_unusable
from planner.web.forms.fields import _UNUSABLE, LINE, Required

# Numbers of rows and what people read.
Rows: TypeAlias = list[tuple[int, str]]
SOUGHT = "sought"
_NUMBERED = re.compile(r"(.*?)\s*#([0-9]{1,15})")
_CHOOSE = _("Choose one of the list.")
_NONE = pgettext("choice", "none")
_NOTHING = _("Nothing in the register is called so. Look at the spelling, or type less.")


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that are called just so, and those that have all the words."""

    exact: Rows
    like: Rows


class Source(Protocol):
    """A register as a field asks it."""

    @property
    def rows(self) -> Rows | None:
        """All that may be chosen, None where that are too many for a list."""

    def label_of(self, number: int) -> str | None:
        """What people read of that row, None where there is none that may be chosen."""

    def find(self, sought: str) -> Found:
        """The rows that somebody may mean who types that."""


class ChoiceField(SelectField):
    """One row of a register by its number; `data` is the number or None.

    Offer the register with `offer`, before it is checked: a row that is not in it is refused, so
    that nothing of another office can be named. Where the register is long, or `by_name`, a name
    is typed instead (`<name>-sought`): the name itself if one row only is called so, or a name
    with its number, “Society #12”. What is meant by anything else is asked back with the rows
    that were found (`candidates`). `nothing` is said where there is none.
    """

    def __init__(
        self,
        label: str,
        *,
        blank: str = _NONE,
        required: bool = False,
        by_name: bool = False,
        nothing: str = _NOTHING,
        **kw: Any,
    ):
        self.blank, self.by_name, self.nothing = blank, by_name, nothing
        self.sought, self.refusal = "", ""
        self.candidates: Rows = []
        self.source: Source | None = None
        checks = [Required()] if required else []
        super().__init__(label, checks, coerce=_number, choices=[], **kw)

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        super().process(formdata, data, extra_filters)
        typed = (formdata or {}).get(f"{self.name}-{SOUGHT}", "")[:LINE]
        if has_unusable(typed):
            typed, self.refusal = without_unusable(typed), _UNUSABLE
        self.sought = clean_line(typed)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Says what is wrong in our own words where WTForms would say "could not coerce"."""
        self.data: Any = None
        self.data = _number(valuelist[0]) if valuelist else None

    @property
    def kept(self) -> int | None:
        """The number that was chosen already: it stays on offer though put away since."""
        numbered = _NUMBERED.fullmatch(self.sought)
        return int(numbered[2]) if self.data is None and numbered else self.data

    def offer(self, source: Source) -> None:
        self.source = source
        rows = self.candidates if source.rows is None or self.by_name else source.rows
        if self.data is None and self.sought and not self.refusal:
            rows = self._settle(source) or rows
            # Asked back whatever button was pressed: also by one that only wants another row.
            self.errors: Any = [self.refusal] if self.refusal else []
        offered = [SelectChoice(value=str(number), label=label) for number, label in rows]
        self.choices = [SelectChoice(value="", label=self.blank), *offered]

    def _settle(self, source: Source) -> Rows:
        """Take the row that is meant, or say why not and give those that may be."""
        numbered = _NUMBERED.fullmatch(self.sought)
        if numbered and self._is_called(source, int(numbered[2]), numbered[1]):
            self.data = int(numbered[2])
            return []
        found = source.find(self.sought)
        if len(found.exact) == 1:
            self.data = found.exact[0][0]
            return []
        if numbered:
            self.refusal = _misnumbered(int(numbered[2]), source.label_of(int(numbered[2])))
        elif found.exact:
            self.refusal = _(
                "Several are called “%(name)s”. Choose one of them here.", name=self.sought
            )
            self.candidates = _told_apart(found.exact)
        elif found.like:
            self.refusal = _(
                "Nothing is called just “%(name)s”. Choose one of those found.", name=self.sought
            )
            self.candidates = _told_apart(found.like)
        else:
            self.refusal = self.nothing
        return self.candidates

    @staticmethod
    def _is_called(source: Source, number: int, name: str) -> bool:
        label = source.label_of(number)
        if label is None or not name or search_key(label) == search_key(name):
            return label is not None
        return number in [found for found, _ in source.find(name).exact]

    @property
    def is_list(self) -> bool:
        """Whether rows are shown to choose from: all, or those that were found."""
        few = self.source is not None and self.source.rows is not None and not self.by_name
        return few or bool(self.candidates)

    def suggestions(self) -> list[str]:
        """What may be typed, where all of it is known and little."""
        rows = self.source.rows if self.source else None
        return [_numbered_label(number, label) for number, label in rows or []]

    def display(self) -> str:
        if self.data is None or self.source is None:
            return self.sought
        label = self.source.label_of(self.data)
        if label is None:
            return ""
        return label if self.is_list else _numbered_label(self.data, label)

    def iter_choices(self) -> Iterable[Choice]:
        for choice in self.choices or []:
            chosen = choice.value == ("" if self.data is None else str(self.data))
            yield Choice(value=choice.value, label=choice.label, selected=chosen, render_kw={})

    def pre_validate(self, form: Any) -> None:
        if self.refusal:
            raise StopValidation(self.refusal)
        if self.data is not None and not self._is_offered(self.data):
            raise StopValidation(_CHOOSE)

    def _is_offered(self, number: int) -> bool:
        return self.source is not None and self.source.label_of(number) is not None


def _numbered_label(number: int, label: str) -> str:
    return f"{label} #{number}"


def _told_apart(rows: Rows) -> Rows:
    """Those that are called alike, with their numbers."""
    labels = [label for _, label in rows]
    return [
        (number, _numbered_label(number, label) if labels.count(label) > 1 else label)
        for number, label in rows
    ]


def _misnumbered(number: int, label: str | None) -> str:
    if label is None:
        return _(
            "There is no #%(number)s in the register. Type a name without a number.",
            number=number,
        )
    return _(
        "#%(number)s is called “%(name)s”. Take the number out to look for another name.",
        number=number,
        name=label,
    )


def _number(value: Any) -> int | None:
    text = str(value if value is not None else "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 15:
        raise ValueError(_CHOOSE)
    return int(text)
