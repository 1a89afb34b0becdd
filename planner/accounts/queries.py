"""Queries for offices, users, memberships and keys."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from planner.accounts.models import KeyPurpose, Membership, Office, OneTimeKey, Role, User
from planner.kernel.addresses import address_key
from planner.kernel.database import Rows
from planner.kernel.ids import fingerprint


def has_office(session: Session) -> bool:
    """Whether the set-up was done."""
    return session.scalar(select(Office.id).limit(1)) is not None


def user_by_address(session: Session, email: str) -> User | None:
    """The user with that address, even if disabled."""
    return session.scalar(select(User).where(User.email == address_key(email)))


def usable_key(
    session: Session, now: datetime, purpose: KeyPurpose, token: str
) -> OneTimeKey | None:
    """The key of that token, if it has that purpose, is unused and has not expired."""
    return session.scalar(
        select(OneTimeKey).where(
            OneTimeKey.token_hash == fingerprint(token),
            OneTimeKey.purpose == purpose,
            OneTimeKey.used_at.is_(None),
            OneTimeKey.expires_at > now,
        )
    )


def memberships_of(user_id: int) -> Rows[Membership]:
    """The active memberships of a user. Execute inside `scope.across_offices`."""
    return (
        select(Membership)
        .where(Membership.user_id == user_id, Membership.suspended_at.is_(None))
        .options(joinedload(Membership.office))
        .order_by(Membership.id)
    )


def active_member(office_id: int, user_id: int | None) -> Rows[Membership]:
    """The user's membership, unless it is suspended or the account is closed.

    Jobs check this again before each portion, for the user who started them (S9).
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


def active_members(
    session: Session, office_id: int, user_ids: Collection[int | None]
) -> set[int | None]:
    """Which of these users work in the office."""
    found = (
        select(Membership.user_id)
        .join(Membership.user)
        .where(
            Membership.office_id == office_id,
            Membership.user_id.in_({number for number in user_ids if number is not None}),
            Membership.suspended_at.is_(None),
            User.disabled_at.is_(None),
        )
    )
    return set(session.scalars(found))


def members_of(office_id: int) -> Rows[Membership]:
    """The members of the office by name, including suspended ones."""
    return (
        select(Membership)
        .join(Membership.user)
        .where(Membership.office_id == office_id)
        .options(joinedload(Membership.user))
        .order_by(User.name, Membership.id)
    )


def administrators_of(office_id: int) -> Rows[Membership]:
    """The administrators who are neither suspended nor disabled."""
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
    """Unused keys to join the office that have not expired."""
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
