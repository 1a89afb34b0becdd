"""The form that names an assistant."""

from __future__ import annotations

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField


class AssistantForm(Form):
    assistant_id = ChoiceField(
        _("Somebody of the register"),
        blank=pgettext("filter", "choose"),
        required=True,
        may_add=False,
    )
