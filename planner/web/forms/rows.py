"""Lists of subforms in a form: telephones, boilerplates, donors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import FieldList, FormField
from wtforms.utils import unset_value

from planner.web.forms.choices import NEW, SOUGHT, Source


class RowField(FormField):
    """One row. Its form has the languages of the form that contains it."""

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
    """A list of subforms. Its data are objects or mappings with the subform's fields.

    `shown_entries` ends with blank rows for the next entries, usually one; `rows` has no blank ones. The button
    "Add another" (`name="more"`, value: this field's name) submits the form for one more row. A row
    is blank if every field named in its class's `BLANK` is empty.
    """

    def __init__(self, label: str, row: type[Any], *, most: int = 50, blank: int = 1, **kw: Any):
        self.row, self.blank = row, blank
        self.offered: dict[str, Source] = {}
        super().__init__(RowField(row, separator="-"), label, min_entries=0, max_entries=most, **kw)

    def offer(self, name: str, source: Source) -> None:
        """Offer the source to the field `name` of every row (`ChoiceField.offer`)."""
        self.offered[name] = source
        for entry in self.entries:
            entry.form[name].offer(source)

    def kept(self, name: str) -> list[int | None]:
        """`ChoiceField.kept` of the field `name` in each row."""
        return [entry.form[name].kept for entry in self.entries]

    def shown_entries(self) -> list[Any]:
        """The rows for a page, with the blank ones at the end unless the list is full."""
        while not self._ends_blank and len(self.entries) < self.max_entries:
            entry = self.append_entry()
            for name, source in self.offered.items():
                entry.form[name].offer(source)
        return list(self.entries)

    @property
    def _ends_blank(self) -> bool:
        last = self.entries[-self.blank :]
        return len(last) == self.blank and all(_is_blank(entry.form) for entry in last)

    @property
    def rows(self) -> list[Any]:
        """The subforms that are not blank."""
        return [entry.form for entry in self.entries if not _is_blank(entry.form)]

    @property
    def own_errors(self) -> list[str]:
        """The errors of the list as a whole, without those of its fields."""
        return [error for error in self.errors if isinstance(error, str)]

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterable[int]:
        """The row numbers in input names. WTForms' own version fails on digits such as “²”."""
        for key in formdata:
            number = key.removeprefix(f"{prefix}-").split("-", 1)[0]
            if key.startswith(f"{prefix}-") and number.isascii() and number.isdigit():
                yield int(number[:6])

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Validates the rows that are not blank."""
        self.errors = []
        results = [entry.validate(form) for entry in self.entries if not _is_blank(entry.form)]
        self.errors = [entry.errors for entry in self.entries if entry.errors]
        return all(results)


def _is_blank(row: Any) -> bool:
    typed = (SOUGHT, NEW)
    return not any(
        row[name].data or any(getattr(row[name], part, "") for part in typed) for name in row.BLANK
    )
