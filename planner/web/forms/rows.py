"""Rows of the same small form in a form: telephones, boilerplates, donors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import FieldList, FormField
from wtforms.utils import unset_value

from planner.web.forms.choices import SOUGHT, Source


class RowField(FormField):
    """One row. Its form asks for texts in the languages of the form around it."""

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        self.object_data = data
        stored = (
            {} if data is unset_value else {"data" if isinstance(data, Mapping) else "obj": data}
        )
        self.form = self.form_class(
            formdata,
            prefix=self.name + self.separator,
            languages=self.meta.languages,
            **stored,
        )


class RowsField(FieldList):
    """Rows of the same small form; give stored ones as a list of objects or
    mappings with its fields.

    One blank row is always there for the next entry (`shown_entries`); blank rows are dropped
    from `rows`. The button "Add another" (`name="more"`, value: this field's name) asks for one
    more without script. A row is blank when every field named in its class's `BLANK` is empty.
    """

    def __init__(self, label: str, row: type[Any], *, most: int = 50, **kw: Any):
        self.row = row
        self.offered: dict[str, Source] = {}
        super().__init__(RowField(row, separator="-"), label, min_entries=0, max_entries=most, **kw)

    def offer(self, name: str, source: Source) -> None:
        """What the field `name` of every row may be chosen from: see `ChoiceField.offer`."""
        self.offered[name] = source
        for entry in self.entries:
            entry.form[name].offer(source)

    def kept(self, name: str) -> list[int | None]:
        """What is chosen already in the field `name` of the rows: see `ChoiceField.kept`."""
        return [entry.form[name].kept for entry in self.entries]

    def add_blank(self) -> None:
        """One more blank row, if the last one is filled and there is room."""
        if self.max_entries and len(self.entries) >= self.max_entries:
            return
        if not self.entries or not _is_blank(self.entries[-1].form):
            entry = self.append_entry()
            for name, source in self.offered.items():
                entry.form[name].offer(source)

    def shown_entries(self) -> list[Any]:
        """The rows as a page shows them, with a blank one at the end."""
        self.add_blank()
        return list(self.entries)

    @property
    def rows(self) -> list[Any]:
        """The forms of the rows that were filled in."""
        return [entry.form for entry in self.entries if not _is_blank(entry.form)]

    @property
    def own_errors(self) -> list[str]:
        """What is wrong with the list as a whole."""
        return [error for error in self.errors if isinstance(error, str)]

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterable[int]:
        """The row numbers in the names of inputs; digits of other scripts are none."""
        for key in formdata:
            number = key.removeprefix(f"{prefix}-").split("-", 1)[0]
            if key.startswith(f"{prefix}-") and number.isascii() and number.isdigit():
                yield int(number[:6])

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Only filled rows are checked; the errors of each stay at its own fields."""
        self.errors = []
        results = [entry.validate(form) for entry in self.entries if not _is_blank(entry.form)]
        self.errors = [entry.errors for entry in self.entries if entry.errors]
        return all(results)


def _is_blank(row: Any) -> bool:
    return not any(row[name].data or getattr(row[name], SOUGHT, "") for name in row.BLANK)
