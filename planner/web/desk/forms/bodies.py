"""Ordered lists of organisations in a form: donors, partners, operators."""

from __future__ import annotations

from typing import Any

from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.rows import RowsField


class BodyRow(Form):
    BLANK = ("organisation_id",)

    organisation_id = ChoiceField(_("Organisation"))


class BodiesField(RowsField):
    """`numbers` are the ids of the chosen organisations, in order."""

    def __init__(self, label: str, **kw: Any) -> None:
        super().__init__(label, BodyRow, **kw)
        self.type = "RowsField"  # the macro that renders it

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(row.organisation_id.data for row in self.rows)
