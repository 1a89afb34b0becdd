"""Whether anything was written that letters to guests show, in whatever operation that stands.

It is the session that looks, at the rows of a flush and at statements for many rows, and remembers
it until `take_shown_changes` asks, in the transaction of the act. Which letters are not true any
more is found out by comparing (`changes.outdated`): what is remembered only says that it is worth
looking.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.events.models.event import Event, EventBody, Part, PressContact, ProgrammeItem
from planner.events.models.study import Study
from planner.kernel.watched_columns import WatchedColumns
from planner.organisations.models import Organisation

_KEY = "invitations.shown_rows"
# Of rows that letters tell nearly all of, every column counts but these.
_ALL_BUT: dict[type[Any], Collection[str]] = {
    Event: {"version", "label", "search_text", "related_text", "internal_notes"},
    EventBody: (),
    PressContact: (),
    ProgrammeItem: {"version", "notes"},
    Part: {"version"},
}
_ONLY: dict[type[Any], Collection[str]] = {
    Study: {"titles", "embargo_until"},
    Person: {"names"},
    Organisation: {"names", "short_names"},
    Office: {"names", "languages", "mail_from"},
}


_WATCHED = WatchedColumns(_ALL_BUT, _ONLY)


def take_shown_changes(session: Session) -> Collection[type[Any]]:
    """Of which models rows were written since the last question, and forget it."""
    session.flush()
    written: set[type[Any]] = session.info.pop(_KEY, set())
    return written


@event.listens_for(Session, "before_flush")
def _note(session: Session, _context: Any, _instances: Any) -> None:
    _remember(session, {type(one) for one in _WATCHED.written(session)})


@event.listens_for(Session, "do_orm_execute")
def _note_many(state: ORMExecuteState) -> None:
    if (model := _WATCHED.written_by(state)) is not None:
        _remember(state.session, {model})


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, ended: SessionTransaction) -> None:
    """With the transaction itself; the end of a savepoint forgets nothing."""
    if ended.parent is None:
        session.info.pop(_KEY, None)


def _remember(session: Session, written: Collection[type[Any]]) -> None:
    if written:
        session.info.setdefault(_KEY, set()).update(written)
