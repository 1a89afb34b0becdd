"""Single-use keys, printed on the console or sent in a letter."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from planner.accounts.models import KeyPurpose, OneTimeKey, Role, User
from planner.accounts.queries import has_office
from planner.kernel.addresses import address_key
from planner.kernel.errors import Conflict
from planner.kernel.ids import fingerprint, new_code, new_token
from planner.kernel.messages import gettext as _

VALID_FOR = {
    KeyPurpose.SETUP: timedelta(days=7),
    KeyPurpose.JOIN: timedelta(days=7),
    KeyPurpose.RESET: timedelta(hours=1),
}


def make_setup_code(session: Session, now: datetime) -> str:
    """A new code for the set-up, to be printed once. Invalidates earlier ones.

    Raises `Conflict` when there is an office already.
    """
    if has_office(session):
        raise Conflict(_("The program is set up already: there is an office."))
    session.execute(delete(OneTimeKey).where(OneTimeKey.purpose == KeyPurpose.SETUP))
    code = new_code()
    make_key(session, now, KeyPurpose.SETUP, token=normalised_code(code))
    return code


def make_key(
    session: Session,
    now: datetime,
    purpose: KeyPurpose,
    *,
    token: str = "",
    email: str = "",
    office_id: int | None = None,
    role: Role | None = None,
    made_by_id: int | None = None,
) -> tuple[OneTimeKey, str]:
    """A new single-use key, and its token, of which only the fingerprint is stored."""
    token = token or new_token()
    key = OneTimeKey(
        purpose=purpose,
        token_hash=fingerprint(token),
        office_id=office_id,
        email=address_key(email),
        role=role,
        made_by_id=made_by_id,
        made_at=now,
        expires_at=now + VALID_FOR[purpose],
    )
    session.add(key)
    session.flush()
    return key, token


def make_reset_key(session: Session, now: datetime, user: User) -> tuple[OneTimeKey, str]:
    """A new key, and its token, for choosing a new password. Invalidates earlier ones."""
    drop_keys(session, KeyPurpose.RESET, user.email)
    return make_key(session, now, KeyPurpose.RESET, email=user.email)


def drop_keys(
    session: Session, purpose: KeyPurpose, email: str, office_id: int | None = None
) -> None:
    """Delete unused keys of that purpose for that address and office."""
    session.execute(
        delete(OneTimeKey).where(
            OneTimeKey.purpose == purpose,
            OneTimeKey.email == address_key(email),
            OneTimeKey.used_at.is_(None),
            OneTimeKey.office_id == office_id
            if office_id is not None
            else OneTimeKey.office_id.is_(None),
        )
    )


def normalised_code(code: str) -> str:
    """A typed code in its canonical form."""
    return re.sub(r"[\s-]", "", code).lower()
