"""Choosing one row of a register: from a list if it is short, else by typing its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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
from planner.web.forms.fields import LINE, UNUSABLE, Required

# The ids of rows and their labels.
Rows: TypeAlias = list[tuple[int, str]]
SOUGHT, NEW = "sought", "new"
_NUMBERED = re.compile(r"(.*?)\s*#([0-9]{1,15})")
_CHOOSE = _("Choose one of the list.")
_NONE = pgettext("choice", "none")
_NOTHING = _("Nothing in the register is called so. Look at the spelling, or type less.")
_NEW = _("Name of the new one")


@dataclass(frozen=True, slots=True)
class Found:
    """The rows whose name is exactly what was typed, and those that contain all its words."""

    exact: Rows
    like: Rows


class Source(Protocol):
    """A register to choose from."""

    @property
    def rows(self) -> Rows | None:
        """All rows that may be chosen, None if they are too many for a list."""

    def label_of(self, number: int) -> str | None:
        """The label of that row, None if there is no such row that may be chosen."""

    def page_of(self, number: int) -> str:
        """The address of the page of that row."""

    def find(self, sought: str) -> Found:
        """The rows that match the typed text."""

    @property
    def enter(self) -> Callable[[str], int] | None:
        """Adds a row with that name, within the writing transaction; None if a name is not enough."""


class ChoiceField(SelectField):
    """One row of a register; `data` is its id or None.

    Call `offer` before validation: a row that is not in the register is refused, which excludes rows
    of other offices. If the register is long, or with `by_name`, a name is typed instead
    (`<name>-sought`): a name that only one row has, or a name with the id, “Society #12”. Anything
    else is refused with the matching rows to choose from (`candidates`), or with the message
    `nothing` if there are none.

    A row that the register lacks can be named instead (`<name>-new`): `Form.enter_missing` adds it.
    """

    def __init__(
        self,
        label: str,
        *,
        blank: str = _NONE,
        required: bool = False,
        by_name: bool = False,
        may_add: bool = True,
        nothing: str = _NOTHING,
        new_label: str = _NEW,
        **kw: Any,
    ):
        self.blank, self.by_name, self.nothing = blank, by_name, nothing
        self.new_label = new_label
        self.may_add = may_add
        self.sought, self.refusal, self.new = "", "", ""
        self.candidates: Rows = []
        self.source: Source | None = None
        checks = [Required()] if required else []
        super().__init__(label, checks, coerce=_number, choices=[], **kw)

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        super().process(formdata, data, extra_filters)
        typed = (formdata or {}).get(f"{self.name}-{SOUGHT}", "")[:LINE]
        if has_unusable(typed):
            typed, self.refusal = without_unusable(typed), UNUSABLE
        self.sought = clean_line(typed)
        named = (formdata or {}).get(f"{self.name}-{NEW}", "")[:LINE]
        if has_unusable(named):
            named, self.refusal = without_unusable(named), UNUSABLE
        self.new = clean_line(named)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """With our own error message instead of WTForms' "could not coerce"."""
        self.data: Any = None
        self.data = _number(valuelist[0]) if valuelist else None

    @property
    def kept(self) -> int | None:
        """The id chosen before: it may be chosen again even if the row was archived meanwhile."""
        numbered = _NUMBERED.fullmatch(self.sought)
        return int(numbered[2]) if self.data is None and numbered else self.data

    def offer(self, source: Source) -> None:
        self.source = source
        rows = self.candidates if source.rows is None or self.by_name else source.rows
        if self.data is None and self.sought and not self.refusal:
            rows = self._resolve(source) or rows
            # Shown whatever button was pressed, also by "Add another", which does not validate.
            self.errors: Any = [self.refusal] if self.refusal else []
        offered = [SelectChoice(value=str(number), label=label) for number, label in rows]
        self.choices = [SelectChoice(value="", label=self.blank), *offered]

    def _resolve(self, source: Source) -> Rows:
        """Set `data` to the row with the typed name, or set `refusal` and return the candidates."""
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
            self.candidates = _distinguished(found.exact)
        elif found.like:
            self.refusal = _(
                "Nothing is called just “%(name)s”. Choose one of those found.", name=self.sought
            )
            self.candidates = _distinguished(found.like)
        else:
            self.refusal = self.nothing
        return self.candidates

    @property
    def can_add(self) -> bool:
        return self.may_add and self.source is not None and self.source.enter is not None

    def enter_missing(self) -> None:
        """Add the row that was named as new, or choose the only one that is called so already."""
        if not self.new or not self.source or not self.source.enter:
            return
        exact = self.source.find(self.new).exact
        self.data = exact[0][0] if len(exact) == 1 else self.source.enter(self.new)

    def forget_entered(self) -> None:
        """After a refusal, which took the new row back."""
        if self.new:
            self.data = None

    @staticmethod
    def _is_called(source: Source, number: int, name: str) -> bool:
        label = source.label_of(number)
        if label is None or not name or search_key(label) == search_key(name):
            return label is not None
        return number in dict(source.find(name).exact)

    @property
    def is_list(self) -> bool:
        """Whether there is a list to choose from: the whole register, or the candidates."""
        is_short = self.source is not None and self.source.rows is not None and not self.by_name
        return is_short or bool(self.candidates)

    def suggestions(self) -> list[str]:
        """All names that may be typed, [] if they are too many."""
        rows = self.source.rows if self.source else None
        return [_numbered_label(number, label) for number, label in rows or []]

    def display(self) -> str:
        if self.data is None or self.source is None:
            return self.sought
        label = self.source.label_of(self.data)
        if label is None:
            return ""
        return label if self.is_list else _numbered_label(self.data, label)

    @property
    def chosen(self) -> tuple[str, str]:
        """The label of the chosen row and its page, as they are read."""
        if self.data is None or self.source is None:
            return "", ""
        return self.source.label_of(self.data) or "", self.source.page_of(self.data)

    def iter_choices(self) -> Iterable[Choice]:
        for choice in self.choices or []:
            chosen = choice.value == ("" if self.data is None else str(self.data))
            yield Choice(value=choice.value, label=choice.label, selected=chosen, render_kw={})

    def pre_validate(self, form: Any) -> None:
        if self.refusal:
            raise StopValidation(self.refusal)
        if self.new and (self.data is not None or not self.can_add):
            raise StopValidation(_("Choose one, or name a new one: not both."))
        if self.new:
            raise StopValidation  # nothing is wrong, and nothing is missing
        if self.data is None:
            return
        if self.source is None or self.source.label_of(self.data) is None:
            raise StopValidation(_CHOOSE)


def _numbered_label(number: int, label: str) -> str:
    return f"{label} #{number}"


def _distinguished(rows: Rows) -> Rows:
    """The rows, with their ids in the labels that occur more than once."""
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
