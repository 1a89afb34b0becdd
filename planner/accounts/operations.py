"""Setting the program up, signing in, and keys. These acts come before there is a `Work`.

Whoever is asked here is not known yet, so each act takes the session and the moment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from anyascii import anyascii
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.accounts.keys import bare, drop_keys
from planner.accounts.models import (
    KeyPurpose,
    Membership,
    Office,
    OneTimeKey,
    Role,
    User,
    UserSession,
)
from planner.accounts.passwords import (
    hash_password,
    is_outdated,
    is_right,
    refuse_weak,
    waste_time,
)
from planner.accounts.queries import has_office, memberships_of, usable_key, user_by_address
from planner.accounts.throttle import Limit, Tries, forget
from planner.kernel.addresses import address_key, clean_address
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.scope import across_offices
from planner.kernel.texts import Texts

PER_ACCOUNT, PER_ADDRESS = 10, 20
SESSION_IDLE, SESSION_LONGEST = timedelta(hours=12), timedelta(days=14)
# Whoever may change roles and settings signs in more often (S23).
ADMINISTRATOR_IDLE, ADMINISTRATOR_LONGEST = timedelta(hours=1), timedelta(hours=12)
WRONG_CODE = _("This is not the code. It stands where the program was started.")
WRONG_SIGN_IN = _("The address or the password is not right.")


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficePlan:
    """What an office says of itself. `languages` are BCP 47 tags, the main one first."""

    names: Texts
    short_names: Texts
    cities: Texts
    zone: str
    languages: tuple[str, ...]
    mail_from: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstRun:
    """What the first visitor gives: the code from the console, the office, and who they are."""

    code: str
    office: OfficePlan
    name: str
    email: str
    password: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn:
    """One try to sign in. `network` is the address that it comes from.

    `browser` is set where this browser has signed in to this account before. It is counted for
    itself then, so that strangers who try the account cannot lock its owner out.
    """

    email: str
    password: str
    network: str
    browser: str = ""

    @property
    def limits(self) -> tuple[Limit, Limit]:
        mine = self.browser or address_key(self.email)
        gate = "sign-in.browser" if self.browser else "sign-in.account"
        return (
            Limit(gate, mine, PER_ACCOUNT),
            Limit("sign-in.network", self.network, PER_ADDRESS),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Proven:
    """Somebody whose password was right, as the account was then.

    `renewed_hash` is set where the stored one was made with older parameters. `tries` is what
    was counted for it.
    """

    user: User
    version: int
    renewed_hash: str = ""
    tries: Tries = ()


def setup_limits(network: str) -> tuple[Limit, ...]:
    return (Limit("setup.network", network, PER_ADDRESS),)


def check_first_run(plan: FirstRun) -> None:
    """Raises `Invalid` for a weak password: no guess at the code, so that it is not counted."""
    refuse_weak(plan.password, names_of(plan.office.names, plan.name, plan.email))


def prepare_set_up(session: Session, now: datetime, plan: FirstRun) -> str:
    """The hash of the first administrator's password; slow. Raises `Invalid` for a wrong code."""
    _setup_key(session, now, plan.code)
    return hash_password(plan.password)


def set_up(
    session: Session, now: datetime, plan: FirstRun, password_hash: str, tries: Tries = ()
) -> Membership:
    """Make the first office and its first administrator. The code is worth nothing afterwards."""
    _setup_key(session, now, plan.code).used_at = now
    forget(session, tries)
    office = open_office(session, now, plan.office)
    user = add_user(session, now, plan.email, plan.name, password_hash)
    return add_member(session, now, office, user, Role.ADMINISTRATOR)


def open_office(session: Session, now: datetime, plan: OfficePlan) -> Office:
    """A new office with an address of its own in the newsroom."""
    office = Office(
        slug=_free_slug(session, plan),
        names=plan.names,
        short_names=plan.short_names,
        cities=plan.cities,
        zone=plan.zone,
        languages=list(plan.languages),
        mail_from=clean_address(plan.mail_from, "mail_from"),
        created_at=now,
    )
    session.add(office)
    session.flush()
    return office


def add_user(session: Session, now: datetime, email: str, name: str, password_hash: str) -> User:
    """Somebody new who may sign in. Ask `refuse_weak` and `user_by_address` before."""
    user = User(
        email=address_key(clean_address(email)),
        name=name,
        password_hash=password_hash,
        created_at=now,
    )
    session.add(user)
    session.flush()
    return user


def add_member(
    session: Session, now: datetime, office: Office, user: User, role: Role
) -> Membership:
    membership = Membership(office_id=office.id, user=user, role=role, since=now)
    session.add(membership)
    session.flush()
    return membership


def prove(session: Session, attempt: SignIn, tries: Tries = ()) -> Proven:
    """Whose address and password these are; slow, and writes nothing. Count the try before.

    Raises `Invalid` with one sentence for every reason.
    """
    user = user_by_address(session, attempt.email)
    if user is None:
        waste_time(attempt.password)
    elif is_right(user.password_hash, attempt.password) and user.disabled_at is None:
        renewed = hash_password(attempt.password) if is_outdated(user.password_hash) else ""
        return Proven(user=user, version=user.version, renewed_hash=renewed, tries=tries)
    raise Invalid("password", WRONG_SIGN_IN)


def prove_again(user: User, password: str, tries: Tries = ()) -> Proven:
    """That somebody who is signed in knows the password; slow. Raises `Invalid` at "old"."""
    if not is_right(user.password_hash, password):
        raise Invalid("old", _("This is not your password as it is now."))
    return Proven(user=user, version=user.version, tries=tries)


def sign_in(session: Session, proven: Proven) -> User:
    """The user who has proven to be that. Raises `Conflict` if the account was changed meanwhile."""
    user = _still(proven)
    if proven.renewed_hash:
        user.password_hash = proven.renewed_hash
    forget(session, proven.tries)
    return user


def change_password(session: Session, proven: Proven, password_hash: str) -> None:
    """A new password for somebody who knows the old one. Every session and reset key ends."""
    user = _still(proven)
    forget(session, proven.tries)
    set_password(session, user, password_hash)


def revise_account(session: Session, user: User, name: str, language: str) -> None:
    """Change the name, and the language of the desk ("" for that of the browser)."""
    user.name, user.language = name, language
    user.revise(None)
    session.flush()


def has_ended(found: UserSession, role: Role | None, now: datetime) -> bool:
    """Whether a browser was left alone, or signed in, for longer than the role allows."""
    is_administrator = role is Role.ADMINISTRATOR
    idle = ADMINISTRATOR_IDLE if is_administrator else SESSION_IDLE
    longest = ADMINISTRATOR_LONGEST if is_administrator else SESSION_LONGEST
    return found.seen_at <= now - idle or found.created_at <= now - longest


def end_session(session: Session, found: UserSession) -> None:
    """Sign one browser out."""
    session.delete(found)
    session.flush()


def account_of(session: Session, key: OneTimeKey) -> User:
    """Whose password the key changes. Raises `Conflict` where the account is gone."""
    user = user_by_address(session, key.email)
    if user is None or user.disabled_at is not None:
        raise Conflict(_("This account is closed. Ask an administrator of your office."))
    return user


def reset_password(session: Session, now: datetime, key: OneTimeKey, password_hash: str) -> User:
    """A new password for whoever holds the key. Raises `Conflict` where the account is gone."""
    user = account_of(session, key)
    key.used_at = now
    session.flush()
    set_password(session, user, password_hash)
    return user


def new_hash(session: Session, user: User, password: str, *, field: str) -> str:
    """The hash of a new password for that user; slow. Raises `Invalid` at `field` if it is weak."""
    with across_offices(session):
        offices = [m.office for m in session.scalars(memberships_of(user.id))]
    names = [name for office in offices for name in office.names.values()]
    refuse_weak(password, [*names, user.name, user.email], field)
    return hash_password(password)


def set_password(session: Session, user: User, password_hash: str) -> None:
    """Keep the new password and end all that the old one opened."""
    user.password_hash = password_hash
    user.revise(None)
    session.execute(delete(UserSession).where(UserSession.user_id == user.id))
    drop_keys(session, KeyPurpose.RESET, user.email)


def names_of(office: Texts, name: str, email: str) -> list[str]:
    """What a password must not be made of."""
    return [*office.values(), name, email]


def _setup_key(session: Session, now: datetime, code: str) -> OneTimeKey:
    key = usable_key(session, now, KeyPurpose.SETUP, bare(code))
    if key is None or has_office(session):
        raise Invalid("code", WRONG_CODE)
    return key


def _still(proven: Proven) -> User:
    """The user as they are now, who may have been shut out since the password was compared."""
    user = proven.user
    if user.version != proven.version or user.disabled_at is not None:
        raise Conflict(_("This account has just been changed. Sign in again."))
    return user


def _free_slug(session: Session, plan: OfficePlan) -> str:
    wished = plan.short_names.best("en", *plan.languages) or plan.names.best("en", *plan.languages)
    stem = re.sub(r"[^a-z0-9]+", "-", anyascii(wished).lower()).strip("-")[:40].strip("-")
    stem = stem or "office"
    taken = set(session.scalars(select(Office.slug).where(Office.slug.startswith(stem))))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)
