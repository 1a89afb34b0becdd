"""Noting changes of rows that letters to guests show, whichever operation makes them.

Session events note the models of flushed rows and of bulk statements until `take_shown_changes` is
called in the same transaction. Which letters are outdated is then found by comparison
(`changes.outdated`).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.events.models.event import Event, EventBody, Part, PressContact, ProgrammeItem
from planner.events.models.own_kind import OwnKind
from planner.events.models.study import Study
from planner.kernel.watched_columns import WatchedColumns
from planner.letter_texts.models import LetterText
from planner.organisations.models import Organisation

_KEY = "invitations.shown_rows"
# All columns count but these.
_ALL_BUT: dict[type[Any], Collection[str]] = {
    Event: {"version", "label", "search_text", "related_text", "internal_notes"},
    EventBody: (),
    PressContact: (),
    ProgrammeItem: {"version", "notes"},
    Part: {"version"},
    LetterText: {"version"},
}
# Only these columns count.
_ONLY: dict[type[Any], Collection[str]] = {
    Study: {"titles", "embargo_until"},
    Person: {"names", "honorifics"},
    Organisation: {"names", "short_names"},
    OwnKind: {"names"},
    Office: {"names", "languages", "mail_from"},
}
_WATCHED = WatchedColumns(_ALL_BUT, _ONLY)


def take_shown_changes(session: Session) -> Collection[type[Any]]:
    """The models of the rows written since the last call."""
    session.flush()
    written: set[type[Any]] = session.info.pop(_KEY, set())
    return written


@event.listens_for(Session, "before_flush")
def _note_rows(session: Session, _context: Any, _instances: Any) -> None:
    _add_noted(session, {type(one) for one in _WATCHED.written(session)})


@event.listens_for(Session, "do_orm_execute")
def _note_bulk_statement(state: ORMExecuteState) -> None:
    if (model := _WATCHED.written_by(state)) is not None:
        _add_noted(state.session, {model})


@event.listens_for(Session, "after_transaction_end")
def _clear(session: Session, ended: SessionTransaction) -> None:
    """Clear at the end of the transaction, not of a savepoint."""
    if ended.parent is None:
        session.info.pop(_KEY, None)


def _add_noted(session: Session, written: Collection[type[Any]]) -> None:
    if written:
        session.info.setdefault(_KEY, set()).update(written)
