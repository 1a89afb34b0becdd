"""The own account."""

from __future__ import annotations

from planner.web.forms.base import Form
from planner.web.forms.fields import LineField
from planner.web.forms.passwords import SecretField


class NameForm(Form):
    name = LineField("Name", required=True)


class PasswordForm(Form):
    old = SecretField("Password as it is now")
    new = SecretField("New password", new=True)
