"""The forms that invite members, change their roles and suspend them."""

from __future__ import annotations

from planner.accounts.models import Role
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.fields import AddressField, EnumField, LineField


class InviteForm(Form):
    email = AddressField(_("E-mail address"), required=True)
    role = EnumField(_("Role"), Role, default=Role.EDITOR)


class RoleForm(Form):
    role = EnumField(_("Role"), Role)


class SuspensionForm(Form):
    reason = LineField(_("Reason"), required=True)
