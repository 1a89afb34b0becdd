"""The set-up form."""

from __future__ import annotations

from wtforms import BooleanField

from planner.accounts.operations import FirstRun
from planner.kernel.messages import gettext as _
from planner.web.forms.fields import AddressField, LineField
from planner.web.forms.office import OfficeForm
from planner.web.forms.passwords import SecretField

DEFAULT_LANGUAGES = ("en", "ru")


class SetupForm(OfficeForm):
    """The office, its first administrator, and the code that proves access to the machine."""

    code = LineField(_("Set-up code"), required=True, longest=100)
    name = LineField(_("Your name"), required=True)
    email = AddressField(_("Your e-mail address"), required=True)
    password = SecretField(_("Password"), new=True)
    with_sample = BooleanField(_("Load the sample event"))

    def first_run(self) -> FirstRun:
        return FirstRun(
            code=self.code.data or "",
            office=self.plan(),
            name=self.name.data or "",
            email=self.email.data or "",
            password=self.password.data or "",
        )
