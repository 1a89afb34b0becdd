"""What the forms of a mail server and of a mailbox have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.kernel.messages import gettext as _
from planner.outbox.stored_passwords import OAuthPlan
from planner.web.forms.base import Form
from planner.web.forms.fields import LineField, UrlField
from planner.web.forms.passwords import SecretField

TLS, STARTTLS = "tls", "starttls"
AS_TYPED = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
_ENCRYPTIONS = {TLS: _("TLS from the first byte"), STARTTLS: _("STARTTLS")}
_LONGEST_HOST = 253
_LONGEST_TOKEN = 8000


class ServerForm(Form):
    """The password is never filled in; left empty, the stored one is kept. Forms that extend it bring
    `host`, `port`, `encryption` and `user_name`, which differ in what is usual.
    """

    side_by_side = (("port", "encryption"),)

    token_url = UrlField(_("Address of the token service"), render_kw=AS_TYPED)
    client_id = LineField(_("Client ID"), longest=300, render_kw=AS_TYPED)
    client_secret = SecretField(_("Client secret"), new=True, required=False)
    refresh_token = SecretField(
        _("Refresh token"), new=True, required=False, longest=_LONGEST_TOKEN
    )

    @property
    def oauth(self) -> OAuthPlan:
        return OAuthPlan(
            token_url=self.token_url.data or "",
            client_id=self.client_id.data or "",
            client_secret=self.client_secret.data or "",
            refresh_token=self.refresh_token.data or "",
        )

    @property
    def starts_with_tls(self) -> bool:
        return bool(self.encryption.data == TLS)

    @classmethod
    def filled(cls, row: Any) -> Self:
        """With what is stored, blank if nothing is."""
        if row is None:
            return cls()
        return cls(obj=row, data={"encryption": TLS if row.starts_with_tls else STARTTLS})


def host_field(description: str) -> LineField:
    return LineField(
        _("Server"),
        required=True,
        longest=_LONGEST_HOST,
        render_kw=AS_TYPED,
        description=description,
    )


def port_field(ports: Sequence[int]) -> SelectField:
    """One of `ports`, the usual one first."""
    choices = [SelectChoice(value=port, label=str(port)) for port in ports]
    return SelectField(_("Port"), choices=choices, coerce=int, default=ports[0])


def encryption_field(usual: str) -> SelectField:
    """`TLS` or `STARTTLS`, the usual one first."""
    ways = sorted(_ENCRYPTIONS, key=lambda way: way != usual)
    choices = [SelectChoice(value=way, label=_ENCRYPTIONS[way]) for way in ways]
    return SelectField(_("Encryption"), choices=choices, default=usual)


def password_field() -> SecretField:
    return SecretField(_("Password"), new=True, required=False)
