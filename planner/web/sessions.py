"""Sessions of signed-in users: rows in the database; the cookie has only the token (S23, S24).

Flask's own cookie session is disabled.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from flask import Flask, Response, g, request
from flask.sessions import SecureCookieSession, SessionInterface
from sqlalchemy import delete, select, update
from sqlalchemy.orm import joinedload

from planner.accounts.models import Membership, Office, Role, User, UserSession
from planner.accounts.operations import has_ended
from planner.kernel.addresses import address_key
from planner.kernel.database import write_unless_busy
from planner.kernel.ids import fingerprint, new_public_id, new_token
from planner.kernel.scope import enter
from planner.kernel.text_normalising import clean_line
from planner.web.database import db
from planner.web.extensions import now, settings

_TOUCH_EVERY = timedelta(minutes=5)
_BROWSER_KNOWN_FOR = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Identity:
    """The signed-in user with the current office and their role in it."""

    user: User
    session_id: int
    office: Office | None
    role: Role | None

    def may(self, role: Role | str) -> bool:
        """Whether the user's role includes `role`; templates give its value."""
        return self.role is not None and self.role.includes(Role(role))


class NoSession(SessionInterface):
    """Disables Flask's cookie session."""

    def open_session(self, app: Flask, request: object) -> SecureCookieSession:
        return SecureCookieSession()

    def save_session(self, app: Flask, session: object, response: Response) -> None:
        return None


def cookie_name(name: str = "session") -> str:
    """With the prefix `__Host-` over TLS; browsers refuse that prefix without TLS."""
    return f"__Host-{name}" if settings().is_secure else f"planner-{name}"


def session_token() -> str:
    """The token in the session cookie, "" if there is none."""
    return request.cookies.get(cookie_name(), "")


def identity() -> Identity | None:
    """The signed-in user, looked up once per request; None if there is no valid session."""
    if "identity" not in g:
        g.identity = _look_up(session_token())
        if g.identity is not None and g.identity.office is not None:
            enter(db.session(), g.identity.office.id)
    found: Identity | None = g.identity
    return found


def _look_up(token: str) -> Identity | None:
    if not token:
        return None
    row = db.session.execute(
        select(UserSession, Membership)
        .join(UserSession.user)
        .outerjoin(
            Membership,
            (Membership.user_id == UserSession.user_id)
            & (Membership.office_id == UserSession.office_id)
            & Membership.suspended_at.is_(None),
        )
        .options(joinedload(UserSession.user), joinedload(Membership.office))
        .where(
            UserSession.token_hash == fingerprint(token),
            User.disabled_at.is_(None),
        )
    ).first()
    if row is None:
        return None
    found, membership = row
    if has_ended(found, membership.role if membership is not None else None, now()):
        return None
    g.session_seen_at, g.session_since = found.seen_at, found.created_at
    if membership is None:
        return Identity(found.user, found.id, None, None)
    return Identity(found.user, found.id, membership.office, membership.role)


def open_session(user: User, office_id: int | None, since: datetime | None = None) -> None:
    """Sign `user` in with a new token always, against session fixation.

    `since` is when the user signed in, if a running session continues (in another office).
    """
    close_session()
    token = new_token()
    db.session.add(
        UserSession(
            token_hash=fingerprint(token),
            user_id=user.id,
            office_id=office_id,
            created_at=since or now(),
            seen_at=now(),
            browser=clean_line(request.user_agent.string[:200]),
        )
    )
    g.set_session_token = token


def close_session() -> None:
    """Sign out and delete the row, so that a stolen cookie becomes useless."""
    if token := session_token():
        db.session.execute(delete(UserSession).where(UserSession.token_hash == fingerprint(token)))
    g.identity = None
    g.set_session_token = ""


def known_browser(email: str) -> str:
    """The id of this browser if it has signed in to that account before, else ""."""
    number, _, mac = request.cookies.get(cookie_name("known"), "").partition(".")
    return number if hmac.compare_digest(mac.encode(), _known_mac(number, email).encode()) else ""


def remember_browser(email: str) -> None:
    """From now on sign-in attempts of this browser at that account are counted separately (S16)."""
    number = new_public_id()
    g.set_known = f"{number}.{_known_mac(number, email)}"


def _known_mac(number: str, email: str) -> str:
    return settings().links.signer.mac("known-browser", f"{number}:{address_key(email)}")


def write_cookies(response: Response) -> Response:
    """Set or clear the cookies that this request decided on."""
    if (token := g.get("set_session_token")) is not None:
        _set(response, cookie_name(), token)
    if visit := g.get("set_visit"):
        _set(response, cookie_name("visit"), visit)
    if known := g.get("set_known"):
        _set(response, cookie_name("known"), known, _BROWSER_KNOWN_FOR)
    return response


def touch(response: Response) -> Response:
    """Update `seen_at` of the session, at most every few minutes.

    This is the only write that a GET may cause (an exception in S14). It is done after the response
    was sent, and skipped while another transaction is writing.
    """
    seen_at = g.get("session_seen_at")
    who: Identity | None = g.get("identity")
    if who is not None and seen_at is not None and now() - seen_at > _TOUCH_EVERY:
        statement = update(UserSession).where(UserSession.id == who.session_id)
        response.call_on_close(
            partial(write_unless_busy, db.engine, statement.values(seen_at=now()))
        )
    return response


def _set(response: Response, name: str, value: str, max_age: timedelta | None = None) -> None:
    """Sets a cookie, by default until the browser is closed; the value "" clears it."""
    response.set_cookie(
        name,
        value,
        max_age=max_age if value else 0,
        path="/",
        secure=settings().is_secure,
        httponly=True,
        samesite="Lax",
    )
