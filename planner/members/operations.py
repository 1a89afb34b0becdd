"""Members of an office: inviting, joining, roles, suspension."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.accounts.keys import drop_keys, make_key
from planner.accounts.models import (
    KeyPurpose,
    Membership,
    Office,
    OneTimeKey,
    Role,
    User,
    UserSession,
)
from planner.accounts.operations import (
    Proven,
    SignIn,
    add_member,
    add_user,
    names_of,
    prove,
    sign_in,
)
from planner.accounts.passwords import hash_password, refuse_weak
from planner.accounts.queries import (
    active_member,
    administrators_of,
    user_by_address,
)
from planner.accounts.throttle import Tries
from planner.events.operations.responsible import clear_responsible
from planner.history.operations import record
from planner.kernel.addresses import clean_address
from planner.kernel.errors import Conflict, Invalid, NotAllowed
from planner.kernel.links import Links
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.kernel.work import Work
from planner.members.messages import join_letter
from planner.outbox.operations import enqueue

_ROLES = {
    Role.VIEWER: pgettext("role", "viewer"),
    Role.EDITOR: pgettext("role", "editor"),
    Role.APPROVER: pgettext("role", "approver"),
    Role.ADMINISTRATOR: pgettext("role", "administrator"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Newcomer:
    """The data of somebody who joins; `network` is an IP address. `name` is for new accounts only."""

    name: str
    password: str
    network: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """A newcomer with the hashed password of a new account, or the verified existing account."""

    name: str = ""
    password_hash: str = ""
    proven: Proven | None = None


def invite(work: Work, email: str, role: Role) -> OneTimeKey:
    """Send an invitation to join the office. Invalidates earlier ones to the same address.

    Raises `NotAllowed` for a role above the actor's.
    """
    actor = _actor(work)
    _refuse_more_than(actor, role)
    email = clean_address(email)
    user = user_by_address(work.session, email)
    known = _membership(work.session, work.office_id, user.id) if user is not None else None
    if known is not None:
        raise Invalid(
            "email",
            _("This person is suspended. Reinstate them in the list above.")
            if known.suspended_at
            else _("This person works here already."),
        )
    drop_keys(work.session, KeyPurpose.JOIN, email, work.office_id)
    key, token = make_key(
        work.session,
        work.now,
        KeyPurpose.JOIN,
        email=email,
        office_id=work.office_id,
        role=role,
        made_by_id=work.actor_id,
    )
    enqueue(work, join_letter(actor.office, key, work.links.join(token), actor.user.name))
    record(work, "member.invited", key, role=role)
    return key


def withdraw_invitation(work: Work, key: OneTimeKey) -> None:
    """Invalidate an invitation."""
    record(work, "member.invitation_withdrawn", key)
    work.session.delete(key)
    work.session.flush()


def prepare_join(session: Session, key: OneTimeKey, who: Newcomer, tries: Tries = ()) -> Arrival:
    """Hash or verify the password of somebody who accepts an invitation; slow, writes nothing.

    Raises `Invalid` for a weak or wrong password.
    """
    if user_by_address(session, key.email) is None:
        office = session.get_one(Office, key.office_id)
        refuse_weak(who.password, names_of(office.names, who.name, key.email))
        return Arrival(name=who.name, password_hash=hash_password(who.password))
    attempt = SignIn(email=key.email, password=who.password, network=who.network)
    return Arrival(proven=prove(session, attempt, tries))


def join(
    session: Session, now: datetime, links: Links, key: OneTimeKey, arrival: Arrival
) -> Membership:
    """Accept an invitation, with a new or an existing account.

    Raises `Conflict` for a member of the office, and if the account was created concurrently.
    """
    office = session.get_one(Office, key.office_id)
    user = _joining_user(session, now, key, arrival)
    if _membership(session, office.id, user.id):
        raise Conflict(_("You are a member of this office already. Sign in instead."))
    key.used_at = now
    membership = add_member(session, now, office, user, key.role or Role.VIEWER)
    work = Work(session=session, now=now, office_id=office.id, links=links, actor_id=user.id)
    record(work, "member.joined", membership, role=membership.role)
    return membership


def change_role(work: Work, membership: Membership, role: Role) -> None:
    """Change the role of a member and end their sessions in the office.

    Raises `NotAllowed` for a role above the actor's, `Conflict` for the last administrator.
    """
    _refuse_more_than(_actor(work), role)
    _refuse_more_than(_actor(work), membership.role)
    if role is membership.role:
        return
    _keep_an_administrator(work, membership)
    record(work, "member.role_changed", membership, before=membership.role, after=role)
    membership.role = role
    _end_sessions(work, membership)


def remove(work: Work, membership: Membership) -> None:
    """Remove a member, with immediate effect. The user account is kept."""
    _refuse_more_than(_actor(work), membership.role)
    _keep_an_administrator(work, membership)
    record(work, "member.removed", membership, role=membership.role)
    _end_access(work, membership)
    clear_responsible(work, membership.user_id)
    work.session.delete(membership)
    work.session.flush()


def suspend(work: Work, membership: Membership, reason: str) -> None:
    """Suspend a member, with immediate effect.

    Raises `NotAllowed` for a role above the actor's, `Conflict` for the actor and for the last
    administrator.
    """
    actor = _actor(work)
    _refuse_more_than(actor, membership.role)
    if membership is actor:
        raise Conflict(_("You cannot suspend yourself. Another administrator can."))
    if membership.suspended_at is not None:
        raise Conflict(_("This person is suspended already."))
    _keep_an_administrator(work, membership)
    membership.suspended_at, membership.suspension_reason = work.now, reason
    record(work, "member.suspended", membership, reason=reason)
    _end_access(work, membership)


def reinstate(work: Work, membership: Membership) -> None:
    """End the suspension of a member, who keeps the former role."""
    _refuse_more_than(_actor(work), membership.role)
    if membership.suspended_at is None:
        raise Conflict(_("This person is not suspended."))
    membership.suspended_at, membership.suspension_reason = None, ""
    record(work, "member.reinstated", membership)


def _joining_user(session: Session, now: datetime, key: OneTimeKey, arrival: Arrival) -> User:
    if arrival.proven is not None:
        return sign_in(session, arrival.proven)
    if user_by_address(session, key.email) is not None:
        raise Conflict(_("This address has an account since a moment ago. Use its password."))
    return add_user(session, now, key.email, arrival.name, arrival.password_hash)


def _actor(work: Work) -> Membership:
    actor = work.session.scalar(active_member(work.office_id, work.actor_id))
    if actor is None:
        raise NotAllowed(_("You do not work in this office."))
    return actor


def _membership(session: Session, office_id: int, user_id: int | None) -> Membership | None:
    return session.scalar(
        select(Membership).where(Membership.office_id == office_id, Membership.user_id == user_id)
    )


def _refuse_more_than(actor: Membership, role: Role) -> None:
    if not actor.role.includes(role):
        raise NotAllowed(
            _(
                "You cannot deal with the role “%(role)s”: it is higher than yours.",
                role=_ROLES[role],
            )
        )


def _keep_an_administrator(work: Work, membership: Membership) -> None:
    others = [
        other
        for other in work.session.scalars(administrators_of(work.office_id))
        if other.id != membership.id
    ]
    if membership.role is Role.ADMINISTRATOR and not others:
        raise Conflict(_("This is the last administrator. Make somebody else administrator first."))


def _end_access(work: Work, membership: Membership) -> None:
    """End the member's sessions, delete keys for their account, and keys that they created."""
    _end_sessions(work, membership)
    email = membership.user.email
    drop_keys(work.session, KeyPurpose.RESET, email)
    drop_keys(work.session, KeyPurpose.JOIN, email, work.office_id)
    work.session.execute(
        delete(OneTimeKey).where(
            OneTimeKey.office_id == work.office_id,
            OneTimeKey.made_by_id == membership.user_id,
            OneTimeKey.used_at.is_(None),
        )
    )


def _end_sessions(work: Work, membership: Membership) -> None:
    work.session.execute(
        delete(UserSession).where(
            UserSession.user_id == membership.user_id,
            UserSession.office_id == work.office_id,
        )
    )
    work.session.flush()
