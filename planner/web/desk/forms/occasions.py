"""The form that lets an event mark an anniversary."""

from __future__ import annotations

from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField


class OccasionForm(Form):
    anniversary_id = ChoiceField(_("Another one of the register"), required=True)
