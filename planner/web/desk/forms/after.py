"""The form of a publication about an event."""

from __future__ import annotations

from planner.coverage.operations import ClipPlan
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import DayField, LineField, TextField, UrlField


class ClipForm(Form):
    title = LineField(_("Title"), required=True)
    url = UrlField(_("Address"))
    published_on = DayField(_("Published on"))
    outlet_id = ChoiceField(_("Outlet"))
    note = TextField(_("Note"), longest=2000)

    def plan(self) -> ClipPlan:
        return self.plan_of(ClipPlan)
