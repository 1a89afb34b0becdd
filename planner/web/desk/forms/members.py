"""Inviting members, giving them roles, shutting them out."""

from __future__ import annotations

from planner.accounts.models import Role
from planner.web.forms.base import Form
from planner.web.forms.fields import AddressField, EnumField, LineField


class InviteForm(Form):
    email = AddressField("E-mail address", required=True)
    role = EnumField("Role", Role, default=Role.EDITOR)


class RoleForm(Form):
    role = EnumField("Role", Role)


class SuspensionForm(Form):
    reason = LineField("Reason", required=True)
