"""A field for several rows of a register."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation

from planner.kernel.messages import gettext as _

_LARGEST_ID = 2**31


class ManyChoicesField(SelectMultipleField):
    """Several rows of a register; `data` is a list of ids."""

    def __init__(self, label: str, **kw: Any):
        super().__init__(label, coerce=int, choices=[], **kw)

    @property
    def kept(self) -> list[int]:
        """The ids ticked, to be offered although archived since."""
        return [number for number in self.data or () if 0 < number < _LARGEST_ID]

    def offer(self, rows: Iterable[tuple[int, str]]) -> None:
        self.choices = [SelectChoice(value=number, label=label) for number, label in rows]

    def pre_validate(self, form: Any) -> None:
        offered = {choice.value for choice in self.choices or []}
        if any(number not in offered for number in self.data or []):
            raise StopValidation(_("Choose from the list."))
