"""The form that chooses who is responsible for an event."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form


def _number(value: Any) -> int | None:
    return int(value) if str(value or "").isdecimal() else None


class ResponsibleForm(Form):
    responsible_id = SelectField(_("Who is responsible"), coerce=_number)

    def offer(self, members: list[tuple[int, str]]) -> None:
        """Offer these users and nobody."""
        offered = [SelectChoice(value=str(number), label=name) for number, name in members]
        self.responsible_id.choices = [SelectChoice(value="", label=_("nobody")), *offered]
