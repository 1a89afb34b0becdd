"""Transactions of requests: the only place in `planner.web` that commits.

A request reads, checks and does all slow work in a read-only transaction first. Then `begin_writing`
opens the one that writes, in which everything is read again; `commit_or_roll_back` commits it. While
it is open nobody else can write, so it contains the operation and nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from flask import Response, abort, g, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from planner.accounts.models import Office
from planner.kernel.database import begin_writing_transaction
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.scope import enter, leave, office_of
from planner.kernel.work import Work
from planner.web.admission import turned_away
from planner.web.database import db, is_writing_request
from planner.web.doors import Door
from planner.web.extensions import now, settings
from planner.web.repeated_submission import remember_submission, repeated_submission
from planner.web.sessions import Identity, identity

log = logging.getLogger(__name__)

T = TypeVar("T")
P = ParamSpec("P")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def member() -> Identity:
    """The signed-in user; 404 without an office."""
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
    """The order of preference for showing texts: the reader's language, then the office's."""
    return tuple(dict.fromkeys((reader_language(), *current_office().languages)))


def current_work() -> Work:
    """The unit of work of the signed-in member."""
    who = member()
    return work_for(current_office(), actor_id=who.user.id)


def work_for(office: Office, actor_id: int | None = None) -> Work:
    """A unit of work for that office, for example of a guest."""
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
    """`thing`, or 404 if it is None, as for a row of another office."""
    if thing is None:
        abort(404)
    return thing


def rechecked(look_up: Callable[P, T]) -> Callable[P, T]:
    """Decorate a look-up of a view: `begin_writing` repeats it once it holds the write lock.

    A row that was deleted while the request waited is noticed then, and the others are read again
    in the same few statements.
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
    """End the read-only transaction of this request and open the one that writes.

    All objects are read again, and access is checked again: a repeated form gets the response of the
    first submission; a member whose session or role has ended, and a row that has been removed, are
    refused.

    Raises `Conflict`, `NotAllowed` and the exceptions of `abort`; `OperationalError` if the write
    lock cannot be had in time.
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
    # Before any read: that would open a deferred transaction, and two of those that both want to
    # write end in "database is locked".
    begin_writing_transaction(session)
    g.pop("identity", None)
    turned_away(g.door, reads=False)
    if response := repeated_submission():
        stop_writing()
        abort(response)
    if office_id is not None:
        enter(session, office_id)
    _repeat_look_ups()


def stop_writing() -> None:
    """Roll back; the rest of the request is read-only."""
    db.session.rollback()
    g.is_writing_request = False


def write_at_once(act: Callable[[Session], T]) -> T:
    """Do `act` and commit it at once, whatever becomes of the request: for counting attempts."""
    begin_writing()
    result = act(db.session())
    db.session.commit()
    g.is_writing_request = False
    return result


def commit_or_roll_back(response: Response) -> Response:
    """Commit if the request has begun to write and the response is a success; else roll back."""
    if not is_writing_request() or response.status_code >= 400:
        stop_writing()
        return response
    remember_submission(response)
    db.session.commit()
    _follow_up()
    return response


def after_commit(act: Callable[[], None]) -> None:
    """Call `act` after this request was committed, and not if it is refused.

    For slow work that follows from the change: it reads without the write lock and writes in
    `short_transaction`. A failure is only logged, because the change itself is committed, so the
    desk must show what remains to be done.
    """
    g.setdefault("follow_ups", []).append(act)


@contextmanager
def short_transaction() -> Iterator[Work]:
    """A writing transaction of its own; only within `after_commit`."""
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


def _repeat_look_ups() -> None:
    try:
        for look_up in g.get("look_ups", ()):
            look_up()
    except NotFound:
        if g.door is Door.LINK:
            raise  # guests get the same page as for every invalid link
        raise Conflict(
            _(
                "Somebody else has removed this meanwhile. Nothing was changed. Go back and look again."
            )
        ) from None
