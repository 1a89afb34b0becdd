"""One request, one unit of work: the only commit in the web."""

from __future__ import annotations

import secrets
from typing import TypeVar

from flask import Response, abort, g, redirect, request
from sqlalchemy.orm import Session

from planner.accounts.models import Office, UsedFormKey
from planner.kernel.ids import fingerprint
from planner.kernel.scope import enter, leave
from planner.kernel.work import Work
from planner.web.database import db
from planner.web.fittings import now, settings
from planner.web.sessions import Identity, identity

T = TypeVar("T")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FORM_KEY = "form_key"
_LONGEST_LOCATION = 2000


def member() -> Identity:
    """Who is asking, behind a door that let only members pass."""
    who = identity()
    if who is None or who.office is None:
        abort(404)
    return who


def current_office() -> Office:
    office = member().office
    assert office is not None
    return office


def office_languages() -> tuple[str, ...]:
    """The languages that forms ask for texts in."""
    return tuple(current_office().languages)


def current_work() -> Work:
    """The unit of work of this request, for the signed-in member."""
    who = member()
    return work_for(current_office(), actor_id=who.user.id)


def work_for(office: Office, actor_id: int | None = None) -> Work:
    """A unit of work on behalf of that office: for guests and the public side."""
    session: Session = db.session()
    enter(session, office.id)
    return Work(
        session=session,
        now=now(),
        office_id=office.id,
        links=settings().links,
        actor_id=actor_id,
    )


def found(thing: T | None) -> T:
    """The thing itself, or a 404 if there is none: of another office is the same as none."""
    if thing is None:
        abort(404)
    return thing


def begin() -> None:
    """Open the transaction of a writing request with the intent to write.

    First of all: a read before it would open a deferred transaction, and two of those that both
    want to write end in "database is locked".
    """
    leave(db.session())
    if request.method not in SAFE:
        db.session.connection(execution_options={"writes": True})


def once() -> Response | None:
    """The answer to a form that was sent before: where its first sending led (S138)."""
    key = request.form.get(FORM_KEY, "")
    used = db.session.get(UsedFormKey, fingerprint(key)) if key else None
    return redirect(used.location, 303) if used else None  # type: ignore[return-value]


def new_form_key() -> str:
    return secrets.token_urlsafe(16)


def settle(response: Response) -> Response:
    """Commit a change that was answered with success; undo everything else.

    A GET never writes, whatever its view did: mail scanners and browsers follow links that
    nobody clicked. A view may insist on a commit with a refusal (a failed sign-in is counted)
    by setting `g.commit_anyway`.
    """
    if request.method in SAFE or (response.status_code >= 400 and not g.get("commit_anyway")):
        db.session.rollback()
        return response
    location = response.headers.get("Location", "")
    key = request.form.get(FORM_KEY, "")
    if key and response.status_code == 303 and len(location) < _LONGEST_LOCATION:
        db.session.merge(UsedFormKey(key_hash=fingerprint(key), location=location, used_at=now()))
    db.session.commit()
    return response
