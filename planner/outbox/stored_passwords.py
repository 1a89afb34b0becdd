"""Passwords of servers that an office has set: which one is stored, and with which key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from sqlalchemy.orm import Session

from planner.kernel.encryption import Cipher, Unreadable
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _


class SignIn(Protocol):
    """A row with the user of a server, and the password, encrypted; "" without one."""

    office_id: int
    host: str
    user_name: str
    encrypted_password: str


def password_to_store(
    stored: SignIn | None,
    *,
    host: str,
    user_name: str,
    password: str,
    encrypt: Callable[[str], str],
) -> str:
    """The encrypted password; an empty `password` keeps the stored one.

    A stored one is given to no other server, so that nobody learns it by naming theirs. Raises
    `Invalid`.
    """
    if not user_name:
        raise Invalid("user_name", _("Enter the user name that belongs to this password."))
    if password:
        return encrypt(password)
    if stored is None or not stored.encrypted_password:
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
