"""The form that names an assistant."""

from __future__ import annotations

from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField


class AssistantForm(Form):
    assistant_id = ChoiceField(_("Somebody of the register"), required=True, may_add=False)
