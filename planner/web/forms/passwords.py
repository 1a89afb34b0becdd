"""Passwords in forms: not normalised, and never shown again."""

from __future__ import annotations

from typing import Any

from wtforms import PasswordField
from wtforms.validators import Optional

from planner.web.forms.fields import Limit, Required, usable

_LONGEST = 200


class SecretField(PasswordField):
    """A password, including white space at its ends. `new` makes password managers suggest one."""

    def __init__(
        self,
        label: str,
        *,
        new: bool = False,
        required: bool = True,
        longest: int = _LONGEST,
        **kw: Any,
    ) -> None:
        kw.setdefault("render_kw", {"autocomplete": "new-password" if new else "current-password"})
        needed = Required() if required else Optional()
        super().__init__(label, [needed, usable, Limit(longest)], **kw)

    def display(self) -> str:
        """Nothing, also where what two people have entered is compared."""
        return ""
