"""The forms about people who do not want letters."""

from __future__ import annotations

from planner.contacts.suppression import Unwanted
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.fields import AddressField, EnumField, LineField


class SuppressionForm(Form):
    address = AddressField(_("E-mail address"), required=True)
    kind = EnumField(_("What they do not want"), Unwanted, default=Unwanted.EVERYTHING)
    reason = LineField(_("How they said it"), required=True)


class LookUpForm(Form):
    looked_up = AddressField(_("E-mail address to look up"), required=True)


class LiftForm(Form):
    reason = LineField(_("How they asked for letters again"), required=True)
