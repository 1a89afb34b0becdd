"""Inviting members and giving them roles."""

from __future__ import annotations

from planner.accounts.models import Role
from planner.web.forms.base import Form
from planner.web.forms.fields import AddressField, EnumField


class InviteForm(Form):
    email = AddressField("E-mail address", required=True)
    role = EnumField("Role", Role, default=Role.EDITOR)


class RoleForm(Form):
    role = EnumField("Role", Role)
