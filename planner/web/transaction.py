"""One request, one unit of work: the only commit in the web.

A request reads, checks and does all slow work first, in a transaction that only reads. Then
`begin_writing` opens the one that writes, in which everything is read anew; `commit_or_roll_back` commits it.
While it is open nobody else writes, so it holds the act and nothing besides.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from flask import Response, abort, g, redirect, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from planner.accounts.models import Office, UsedFormKey
from planner.kernel.database import begin_writing_transaction
from planner.kernel.errors import Conflict
from planner.kernel.ids import fingerprint
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.scope import enter, leave, office_of
from planner.kernel.work import Work
from planner.web.admission import turned_away
from planner.web.database import db, is_writing_request
from planner.web.doors import Door
from planner.web.extensions import now, settings
from planner.web.sessions import Identity, identity

log = logging.getLogger(__name__)

T = TypeVar("T")
P = ParamSpec("P")
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


def reading_languages() -> tuple[str, ...]:
    """In which language texts of the office are shown: the reader's, else the office's in order."""
    return tuple(dict.fromkeys((reader_language(), *current_office().languages)))


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


def rechecked(look_up: Callable[P, T]) -> Callable[P, T]:
    """Mark a look-up of a view: `begin_writing` makes it once more, under the lock.

    So what has vanished while the request waited is missed there, and what is still there is
    read anew in the same few statements.
    """

    @wraps(look_up)
    def look(*args: P.args, **kwargs: P.kwargs) -> T:
        is_outermost = "in_look_up" not in g
        g.in_look_up = True
        try:
            thing = look_up(*args, **kwargs)
        finally:
            if is_outermost:
                g.pop("in_look_up")
        if is_outermost and request.method not in SAFE and not is_writing_request():
            g.setdefault("look_ups", []).append(partial(look_up, *args, **kwargs))
        return thing

    return look


def begin_writing() -> None:
    """End the reading of this request and open its one transaction that writes.

    Whatever the request holds is read anew from here on, and what let it in is checked again: a
    second sending of the form gets the outcome of the first, a member whose session or role has
    ended is refused, and so is an act on what has been removed meanwhile.

    Raises `Conflict`, `NotAllowed` and what `abort` raises; `OperationalError` where others
    have been writing for too long.
    """
    if is_writing_request():
        return
    session: Session = db.session()
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("something was changed before begin_writing()")
    office_id = office_of(session)
    session.rollback()
    leave(session)
    g.is_writing_request = True
    # First of all: a read before it would open a deferred transaction, and two of those that
    # both want to write end in "database is locked".
    begin_writing_transaction(session)
    g.pop("identity", None)
    turned_away(g.door, reads=False)
    if answer := once():
        stop_writing()
        abort(answer)
    if office_id is not None:
        enter(session, office_id)
    _look_again()


def stop_writing() -> None:
    """Undo what was written. What the request shows from now on, it reads as it is stored."""
    db.session.rollback()
    g.is_writing_request = False


def write_at_once(act: Callable[[Session], T]) -> T:
    """Do and commit `act` now, whatever becomes of the request: a try is counted before it is judged."""
    begin_writing()
    done = act(db.session())
    db.session.commit()
    g.is_writing_request = False
    return done


def once() -> Response | None:
    """The answer to a form that was sent before: where its first sending led (S138)."""
    key = request.form.get(FORM_KEY, "")
    used = db.session.get(UsedFormKey, fingerprint(key)) if key else None
    return redirect(used.location, 303) if used else None  # type: ignore[return-value]


def new_form_key() -> str:
    return secrets.token_urlsafe(16)


def commit_or_roll_back(response: Response) -> Response:
    """Commit a change that was answered with success; undo everything else.

    A GET never writes, whatever its view did: mail scanners and browsers follow links that
    nobody clicked.
    """
    if not is_writing_request() or response.status_code >= 400:
        stop_writing()
        return response
    location = response.headers.get("Location", "")
    key = request.form.get(FORM_KEY, "")
    if key and response.status_code == 303 and len(location) < _LONGEST_LOCATION:
        db.session.merge(UsedFormKey(key_hash=fingerprint(key), location=location, used_at=now()))
    db.session.commit()
    _follow_up()
    return response


def after_commit(act: Callable[[], None]) -> None:
    """Do `act` when this request has been committed, and not if it is refused.

    For slow work that follows from the change: it reads without the lock, and writes by
    `short_transaction`. What it leaves undone must show on the desk: a failure is logged, no more,
    because the change itself stands.
    """
    g.setdefault("follow_ups", []).append(act)


@contextmanager
def short_transaction() -> Iterator[Work]:
    """A writing transaction of its own, within what follows a commit."""
    session: Session = db.session()
    session.rollback()
    g.is_writing_request = True
    try:
        begin_writing_transaction(session)
        yield current_work()
        session.commit()
    finally:
        stop_writing()


def _follow_up() -> None:
    for act in g.pop("follow_ups", ()):
        g.is_writing_request = False
        try:
            act()
        except Exception:
            log.exception("what follows from a change was not done")
        finally:
            stop_writing()


def _look_again() -> None:
    try:
        for look_up in g.get("look_ups", ()):
            look_up()
    except NotFound:
        if g.door is Door.LINK:
            raise  # whoever has no account is told what every dead link is told
        raise Conflict(
            _(
                "Somebody else has removed this meanwhile. Nothing was changed. Go back and look again."
            )
        ) from None
