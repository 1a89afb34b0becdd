"""A choice of one number, or of none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import SelectField
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.validators import StopValidation

from planner.kernel.messages import gettext as _


class OptionalNumberField(SelectField):
    """One of the numbers that are offered, or None."""

    def __init__(self, label: str, **kw: Any):
        super().__init__(label, choices=[], coerce=int, **kw)

    def offer_numbers(self, labels: Mapping[int, str], nothing: str) -> None:
        """The numbers with their words; `nothing` stands for None."""
        numbered = [SelectChoice(value=number, label=label) for number, label in labels.items()]
        self.choices = [SelectChoice(value="", label=nothing), *numbered]

    def process_data(self, value: Any) -> None:
        self.data = value

    def process_formdata(self, valuelist: list[Any]) -> None:
        given = (valuelist[0] if valuelist else "").strip()
        self.data = None
        if given:
            try:
                self.data = int(given)
            except ValueError as error:
                raise ValueError(_("Choose one of the list.")) from error

    def iter_choices(self) -> Iterable[Choice]:
        for choice in self.choices or []:
            is_chosen = (self.data or "") == choice.value
            yield Choice(
                value=choice.value, label=choice.label, selected=is_chosen, render_kw={}
            )  # fmt: skip

    def pre_validate(self, form: Any) -> None:
        offered = {choice.value for choice in self.choices or []}
        if self.data is not None and self.data not in offered:
            raise StopValidation(_("Choose one of the list."))
