"""A month of the year, by its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import SelectField
from wtforms.fields.choices import Choice

from planner.kernel.dates import locale_of
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language

_MONTHS = range(1, 13)


class MonthField(SelectField):
    """The number of a month from 1 to 12, or None. The names are in the reader's language."""

    def __init__(self, label: str, **kw: Any):
        super().__init__(label, choices=[], coerce=int, **kw)

    def process_data(self, value: Any) -> None:
        self.data = value

    def process_formdata(self, valuelist: list[Any]) -> None:
        given = (valuelist[0] if valuelist else "").strip()
        self.data = None
        if given:
            if given not in map(str, _MONTHS):
                raise ValueError(_("Choose one of the list."))
            self.data = int(given)

    def iter_choices(self) -> Iterable[Choice]:
        names = locale_of(reader_language()).months["stand-alone"]["wide"]
        for value, name in [("", "–"), *((number, names[number]) for number in _MONTHS)]:
            is_chosen = (self.data or "") == value
            yield Choice(value=value, label=name, selected=is_chosen, render_kw={})
