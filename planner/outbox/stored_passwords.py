"""How servers that an office has set are signed in to: by a password, or by a refresh token of OAuth 2.

Which of them is stored, and with which key. With OAuth the encrypted text holds the refresh token and the
secret of the program.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from planner.kernel.encryption import Cipher, Unreadable
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.access_tokens import StoredToken, is_token_url
from planner.outbox.delivery.connecting import NOT_PUBLIC, may_be_public
from planner.outbox.delivery.mail_server import OAuth


class SignIn(Protocol):
    """A row with the user of a server, and the password, encrypted; "" without one. `token_url` and
    `client_id` are "" without OAuth.
    """

    office_id: int
    host: str
    user_name: str
    encrypted_password: str
    token_url: str
    client_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OAuthPlan:
    """As an administrator enters it; without `token_url`, a password is used. Empty secrets keep the
    stored ones.
    """

    token_url: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)


NO_OAUTH = OAuthPlan()


def check_oauth(plan: OAuthPlan, private_hosts: Collection[str]) -> None:
    """Raises `Invalid` with the field."""
    if not plan.token_url:
        if plan.client_id or plan.client_secret or plan.refresh_token:
            raise Invalid("token_url", _("Enter the address that gives access tokens."))
        return
    if not is_token_url(plan.token_url):
        raise Invalid("token_url", _("This address begins with https:// and has no port."))
    host = urlsplit(plan.token_url).hostname or ""
    if host not in private_hosts and not may_be_public(host):
        raise Invalid("token_url", NOT_PUBLIC)
    if not plan.client_id:
        raise Invalid("client_id", _("Enter the ID by which the provider knows this program."))


def password_to_store(
    stored: SignIn | None,
    *,
    host: str,
    user_name: str,
    password: str,
    encrypt: Callable[[str], str],
    oauth: OAuthPlan = NO_OAUTH,
) -> str:
    """The encrypted password or tokens; an empty one keeps the stored one.

    A stored one is given to no other server, so that nobody learns it by naming theirs. Raises
    `Invalid`.
    """
    if not user_name:
        raise Invalid("user_name", _("Enter the user name that belongs to this password."))
    if oauth.token_url:
        return _tokens_to_store(stored, host, user_name, oauth, encrypt)
    if password:
        return encrypt(password)
    if stored is None or not stored.encrypted_password or stored.token_url:
        raise Invalid("password", _("Enter the password of this user."))
    if (stored.host, stored.user_name) != (host, user_name):
        raise Invalid(
            "password",
            _(
                "The stored password belongs to %(user)s at %(host)s. Enter that of this user and "
                "server.",
                user=stored.user_name,
                host=stored.host,
            ),
        )
    return stored.encrypted_password


def _tokens_to_store(
    stored: SignIn | None,
    host: str,
    user_name: str,
    oauth: OAuthPlan,
    encrypt: Callable[[str], str],
) -> str:
    if oauth.refresh_token:
        return encrypt(tokens_as_text(oauth.refresh_token, oauth.client_secret))
    given = (host, user_name, oauth.token_url, oauth.client_id)
    if stored is None or given != (
        stored.host,
        stored.user_name,
        stored.token_url,
        stored.client_id,
    ):
        raise Invalid("refresh_token", _("Enter the refresh token of this account."))
    if oauth.client_secret:
        raise Invalid("refresh_token", _("Enter the refresh token together with the secret."))
    return stored.encrypted_password


def tokens_as_text(refresh_token: str, client_secret: str) -> str:
    """What is encrypted."""
    return json.dumps({"refresh_token": refresh_token, "client_secret": client_secret})


def sign_in_of(
    row: SignIn, decrypted: str, private_hosts: Collection[str]
) -> tuple[str, OAuth | None]:
    """The password or the refresh token, and how tokens are asked for."""
    if not row.token_url:
        return decrypted, None
    secrets = json.loads(decrypted)
    oauth = OAuth(
        token_url=row.token_url,
        client_id=row.client_id,
        client_secret=secrets["client_secret"],
        must_be_public=urlsplit(row.token_url).hostname not in private_hosts,
    )
    return secrets["refresh_token"], oauth


def store_renewals(
    rows: Iterable[SignIn],
    purpose: Callable[[int], str],
    cipher: Cipher,
    private_hosts: Collection[str],
    renewed: Mapping[StoredToken, str],
) -> None:
    """Put refresh tokens in the place of those that they renew (`access_tokens.renewals`)."""
    for row in rows:
        try:
            decrypted = cipher.decrypt(purpose(row.office_id), row.encrypted_password)
        except Unreadable:
            continue
        token, oauth = sign_in_of(row, decrypted, private_hosts)
        if oauth is not None and (latest := renewed.get((oauth, token))):
            text = tokens_as_text(latest, oauth.client_secret)
            row.encrypted_password = cipher.encrypt(purpose(row.office_id), text)


def encrypt_rows_anew(
    session: Session,
    rows: Iterable[SignIn],
    purpose: Callable[[int], str],
    old: Cipher,
    new: Cipher,
) -> None:
    """For another secret key. A password that the old one does not read stays unreadable."""
    for row in rows:
        try:
            password = old.decrypt(purpose(row.office_id), row.encrypted_password)
        except Unreadable:
            continue
        row.encrypted_password = new.encrypt(purpose(row.office_id), password)
    session.flush()
