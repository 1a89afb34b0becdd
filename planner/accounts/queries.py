"""Questions about offices, people and keys that more than one act asks."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from planner.accounts.models import KeyPurpose, Membership, Office, OneTimeKey, Role, User
from planner.kernel.addresses import address_key
from planner.kernel.database import Rows
from planner.kernel.ids import fingerprint


def has_office(session: Session) -> bool:
    """Whether the program was set up."""
    return session.scalar(select(Office.id).limit(1)) is not None


def user_by_address(session: Session, email: str) -> User | None:
    """The user who signs in with that address, whether disabled or not."""
    return session.scalar(select(User).where(User.email == address_key(email)))


def usable_key(
    session: Session, now: datetime, purpose: KeyPurpose, token: str
) -> OneTimeKey | None:
    """The key, if it is of that purpose, unused and not expired; else None, whatever the reason."""
    return session.scalar(
        select(OneTimeKey).where(
            OneTimeKey.token_hash == fingerprint(token),
            OneTimeKey.purpose == purpose,
            OneTimeKey.used_at.is_(None),
            OneTimeKey.expires_at > now,
        )
    )


def memberships_of(user_id: int) -> Rows[Membership]:
    """The offices that a person may work for. Ask it `outside` the scope of one office."""
    return (
        select(Membership)
        .where(Membership.user_id == user_id, Membership.suspended_at.is_(None))
        .options(joinedload(Membership.office))
        .order_by(Membership.id)
    )


def active_member(office_id: int, user_id: int | None) -> Rows[Membership]:
    """That user's membership, unless it ended or was suspended, or the account was closed.

    What they started earlier and goes on by itself asks this again before each portion (S9).
    """
    return (
        select(Membership)
        .join(Membership.user)
        .where(
            Membership.office_id == office_id,
            Membership.user_id == user_id,
            Membership.suspended_at.is_(None),
            User.disabled_at.is_(None),
        )
    )


def members_of(office_id: int) -> Rows[Membership]:
    """Everybody who works in the office, by name; those who are shut out, too."""
    return (
        select(Membership)
        .join(Membership.user)
        .where(Membership.office_id == office_id)
        .options(joinedload(Membership.user))
        .order_by(User.name, Membership.id)
    )


def administrators_of(office_id: int) -> Rows[Membership]:
    """Those who may still act as administrators: whoever is shut out does not count."""
    return (
        select(Membership)
        .join(Membership.user)
        .where(
            Membership.office_id == office_id,
            Membership.role == Role.ADMINISTRATOR,
            Membership.suspended_at.is_(None),
            User.disabled_at.is_(None),
        )
    )


def open_invitations(office_id: int, now: datetime) -> Rows[OneTimeKey]:
    """Keys to join the office that were not used yet and still work."""
    return (
        select(OneTimeKey)
        .where(
            OneTimeKey.office_id == office_id,
            OneTimeKey.purpose == KeyPurpose.JOIN,
            OneTimeKey.used_at.is_(None),
            OneTimeKey.expires_at > now,
        )
        .order_by(OneTimeKey.made_at, OneTimeKey.id)
    )
