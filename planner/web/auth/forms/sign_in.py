"""The sign-in form."""

from __future__ import annotations

from wtforms import HiddenField

from planner.accounts.operations import SignIn
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.fields import AddressField
from planner.web.forms.passwords import SecretField


class SignInForm(Form):
    email = AddressField(
        _("E-mail address"), required=True, render_kw={"autocomplete": "username", "type": "email"}
    )
    password = SecretField(_("Password"))
    next = HiddenField()

    def attempt(self, *, network: str, browser: str) -> SignIn:
        return SignIn(
            email=self.email.data or "",
            password=self.password.data or "",
            network=network,
            browser=browser,
        )
