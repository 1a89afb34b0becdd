"""Forms for the user's own account."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.kernel.dates import language_name
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages, pgettext
from planner.web.forms.base import Form
from planner.web.forms.fields import LineField
from planner.web.forms.passwords import SecretField


class DetailsForm(Form):
    name = LineField(pgettext("person", "Name"), required=True)
    language = SelectField(_("Language of the desk"), default="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [SelectChoice(value=tag, label=language_name(tag, tag)) for tag in languages()]
        self.language.choices = [SelectChoice(value="", label=_("As in my browser")), *own]


class PasswordForm(Form):
    old = SecretField(_("Password as it is now"))
    new = SecretField(_("New password"), new=True)
