"""Set-up, signing in, passwords and accounts.

There is no user or office yet, so these operations take the session and the time instead of a
`Work`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from anyascii import anyascii
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.accounts.keys import drop_keys, normalised_code
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
from planner.accounts.throttle import Limit, Tries, forget_tries
from planner.kernel.addresses import address_key, clean_address
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.scope import across_offices
from planner.kernel.texts import Texts

PER_ACCOUNT, PER_ADDRESS = 10, 20
SESSION_IDLE, SESSION_LONGEST = timedelta(hours=12), timedelta(days=14)
# Administrators have to sign in more often (S23).
ADMINISTRATOR_IDLE, ADMINISTRATOR_LONGEST = timedelta(hours=1), timedelta(hours=12)
WRONG_CODE = _("This is not the code. It stands where the program was started.")
WRONG_SIGN_IN = _("The address or the password is not right.")


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficePlan:
    """The main data of an office. `languages` are BCP 47 tags, the default first."""

    names: Texts
    short_names: Texts
    cities: Texts
    zone: str
    languages: tuple[str, ...]
    mail_from: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstRun:
    """The data of the set-up: the code from the console, the office, its first administrator."""

    code: str
    office: OfficePlan
    name: str
    email: str
    password: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn:
    """An attempt to sign in from the IP address `network`.

    `browser` identifies a browser that has signed in to this account before. Its attempts are
    counted separately, so that attackers cannot lock the owner out.
    """

    email: str
    password: str
    network: str
    browser: str = ""

    @property
    def limits(self) -> tuple[Limit, Limit]:
        key = self.browser or address_key(self.email)
        gate = "sign-in.browser" if self.browser else "sign-in.account"
        return (
            Limit(gate, key, PER_ACCOUNT),
            Limit("sign-in.network", self.network, PER_ADDRESS),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Proven:
    """A user whose password was verified, and the version of the account at that time.

    `renewed_hash` is set if the stored hash has outdated parameters. `tries` are the counted
    attempts.
    """

    user: User
    version: int
    renewed_hash: str = ""
    tries: Tries = ()


def setup_limits(network: str) -> tuple[Limit, ...]:
    return (Limit("setup.network", network, PER_ADDRESS),)


def check_first_run(plan: FirstRun) -> None:
    """Raises `Invalid` for a weak password. Called before the attempt is counted."""
    refuse_weak(plan.password, names_of(plan.office.names, plan.name, plan.email))


def prepare_set_up(session: Session, now: datetime, plan: FirstRun) -> str:
    """The hash of the first administrator's password; slow. Raises `Invalid` for a wrong code."""
    _setup_key(session, now, plan.code)
    return hash_password(plan.password)


def set_up(
    session: Session, now: datetime, plan: FirstRun, password_hash: str, tries: Tries = ()
) -> Membership:
    """Create the first office and its first administrator, and invalidate the code."""
    _setup_key(session, now, plan.code).used_at = now
    forget_tries(session, tries)
    office = open_office(session, now, plan.office)
    user = add_user(session, now, plan.email, plan.name, password_hash)
    return add_member(session, now, office, user, Role.ADMINISTRATOR)


def open_office(session: Session, now: datetime, plan: OfficePlan) -> Office:
    """Create an office with a unique slug."""
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
    """Create a user. The caller has checked `refuse_weak` and `user_by_address`."""
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
    """Verify address and password; slow, and writes nothing. Count the attempt beforehand.

    Raises `Invalid` with the same message for every reason.
    """
    user = user_by_address(session, attempt.email)
    if user is None:
        waste_time(attempt.password)
    elif is_right(user.password_hash, attempt.password) and user.disabled_at is None:
        renewed = hash_password(attempt.password) if is_outdated(user.password_hash) else ""
        return Proven(user=user, version=user.version, renewed_hash=renewed, tries=tries)
    raise Invalid("password", WRONG_SIGN_IN)


def prove_again(user: User, password: str, tries: Tries = ()) -> Proven:
    """Verify the password of a signed-in user; slow. Raises `Invalid` at "old"."""
    if not is_right(user.password_hash, password):
        raise Invalid("old", _("This is not your password as it is now."))
    return Proven(user=user, version=user.version, tries=tries)


def sign_in(session: Session, proven: Proven) -> User:
    """The verified user. Raises `Conflict` if the account has changed meanwhile."""
    user = _unchanged_user(proven)
    if proven.renewed_hash:
        user.password_hash = proven.renewed_hash
    forget_tries(session, proven.tries)
    return user


def change_password(session: Session, proven: Proven, password_hash: str) -> None:
    """Change the password of a verified user. Ends all sessions and reset keys."""
    user = _unchanged_user(proven)
    forget_tries(session, proven.tries)
    set_password(session, user, password_hash)


def revise_account(session: Session, user: User, name: str, language: str) -> None:
    """Change the name, and the language of the desk ("" for that of the browser)."""
    user.name, user.language = name, language
    user.revise(None)
    session.flush()


def has_ended(found: UserSession, role: Role | None, now: datetime) -> bool:
    """Whether the session was idle, or has lasted, for longer than allowed for the role."""
    is_administrator = role is Role.ADMINISTRATOR
    idle = ADMINISTRATOR_IDLE if is_administrator else SESSION_IDLE
    longest = ADMINISTRATOR_LONGEST if is_administrator else SESSION_LONGEST
    return found.seen_at <= now - idle or found.created_at <= now - longest


def end_session(session: Session, found: UserSession) -> None:
    """Sign one browser out."""
    session.delete(found)
    session.flush()


def account_of(session: Session, key: OneTimeKey) -> User:
    """The user whose password the key resets. Raises `Conflict` if there is none any more."""
    user = user_by_address(session, key.email)
    if user is None or user.disabled_at is not None:
        raise Conflict(_("This account is closed. Ask an administrator of your office."))
    return user


def reset_password(session: Session, now: datetime, key: OneTimeKey, password_hash: str) -> User:
    """Set a new password by means of a key. Raises `Conflict` if the account is gone."""
    user = account_of(session, key)
    key.used_at = now
    session.flush()
    set_password(session, user, password_hash)
    return user


def new_hash(session: Session, user: User, password: str, *, field: str) -> str:
    """Hash a new password for that user; slow. Raises `Invalid` at `field` if it is weak."""
    with across_offices(session):
        offices = [m.office for m in session.scalars(memberships_of(user.id))]
    names = [name for office in offices for name in office.names.values()]
    refuse_weak(password, [*names, user.name, user.email], field)
    return hash_password(password)


def set_password(session: Session, user: User, password_hash: str) -> None:
    """Store a new password, and end all sessions and reset keys of the user."""
    user.password_hash = password_hash
    user.revise(None)
    session.execute(delete(UserSession).where(UserSession.user_id == user.id))
    drop_keys(session, KeyPurpose.RESET, user.email)


def names_of(office: Texts, name: str, email: str) -> list[str]:
    """The words of which a password must not consist."""
    return [*office.values(), name, email]


def _setup_key(session: Session, now: datetime, code: str) -> OneTimeKey:
    key = usable_key(session, now, KeyPurpose.SETUP, normalised_code(code))
    if key is None or has_office(session):
        raise Invalid("code", WRONG_CODE)
    return key


def _unchanged_user(proven: Proven) -> User:
    """The verified user. Raises `Conflict` if the account has changed since the verification."""
    user = proven.user
    if user.version != proven.version or user.disabled_at is not None:
        raise Conflict(_("This account has just been changed. Sign in again."))
    return user


def _free_slug(session: Session, plan: OfficePlan) -> str:
    name = plan.short_names.best("en", *plan.languages) or plan.names.best("en", *plan.languages)
    stem = re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")[:40].strip("-")
    stem = stem or "office"
    taken = set(session.scalars(select(Office.slug).where(Office.slug.startswith(stem))))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)
