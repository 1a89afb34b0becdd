"""The form that keeps an event as a template, and the one that renames a template."""

from __future__ import annotations

from wtforms import BooleanField

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.fields import LineField

_LONGEST = 120


class TemplateNameForm(Form):
    name = LineField(
        pgettext("template", "Name"),
        required=True,
        longest=_LONGEST,
        description=_("As your office calls it: “Quarterly round table”."),
    )


class KeepTemplateForm(TemplateNameForm):
    replaces = BooleanField(_("Replace the template of this name"))
