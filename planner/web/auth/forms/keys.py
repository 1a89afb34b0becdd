"""Forms for resetting a password and for joining an office."""

from __future__ import annotations

from planner.kernel.messages import gettext as _
from planner.members.operations import Newcomer
from planner.web.forms.base import Form
from planner.web.forms.fields import AddressField, LineField
from planner.web.forms.passwords import SecretField


class AskResetForm(Form):
    email = AddressField(_("E-mail address"), required=True)


class ResetForm(Form):
    password = SecretField(_("New password"), new=True)


class JoinForm(Form):
    """For somebody without an account."""

    name = LineField(_("Your name"), required=True)
    password = SecretField(_("Password"), new=True)

    def newcomer(self, network: str) -> Newcomer:
        return Newcomer(
            name=self.name.data or "", password=self.password.data or "", network=network
        )


class JoinAgainForm(Form):
    """For somebody who already has an account."""

    password = SecretField(_("Your password"))

    def newcomer(self, network: str) -> Newcomer:
        return Newcomer(name="", password=self.password.data or "", network=network)
