"""A number for each office, `Office.public_number`, that rises with every change of public data.

Caches of public pages compare it and nothing else. Session events increase it in the transaction of
the change: for rows written by a flush, and for UPDATE and DELETE statements of the ORM. Statements
that bypass the session (`connection.execute`) are not noticed; the program writes no public data
with them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import event, update
from sqlalchemy.orm import ORMExecuteState, Session

from planner.accounts.models import Office
from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.contacts.topic import Topic
from planner.events.models.event import Event, EventBody, Part, PressContact, ProgrammeItem
from planner.events.models.own_kind import OwnKind
from planner.events.models.study import Study
from planner.events.models.topic import EventTopic
from planner.files.models import StoredFile
from planner.kernel.scope import office_of
from planner.kernel.watched_columns import WatchedColumns
from planner.organisations.models import Organisation
from planner.releases.models import Release

_KEY = "releases.public_number"
_DERIVED = frozenset({"version", "label", "sort_name", "search_text", "related_text"})
# Public tables: every column counts except these.
_ALL_BUT: dict[type[Any], Collection[str]] = {
    Office: {"version", "public_number"},
    Event: _DERIVED | {"internal_notes"},
    EventBody: (),
    EventTopic: (),
    ProgrammeItem: {"version", "notes"},
    Part: {"version"},
    PressContact: (),
    Study: _DERIVED,
    Release: {"version", "data_revision", "drafted_at", "author_id", "search_text"},
    StoredFile: (),
    Anniversary: {"version", "search_text", "source"},
}
# Tables of which public pages show only these columns, through a row that refers to them.
_NAMES: dict[type[Any], Collection[str]] = {
    Person: {"names", "honorifics", "biographies", "biography_is_public"},
    Organisation: {"names", "short_names", "logo_id"},
    OwnKind: {"names", "plurals"},
    Topic: {"names", "position", "archived_at"},
}


_WATCHED = WatchedColumns(_ALL_BUT, _NAMES)


@event.listens_for(Session, "before_flush")
def _note(session: Session, _context: Any, _instances: Any) -> None:
    """Remembers the rows until after the flush: a new office has no id before."""
    session.info.setdefault(_KEY, []).extend(_WATCHED.written(session))


@event.listens_for(Session, "after_flush")
def _increase(session: Session, _context: Any) -> None:
    offices = {_owner(row) for row in session.info.pop(_KEY, [])}
    if offices:
        _count_up(session, offices)


@event.listens_for(Session, "do_orm_execute")
def _increase_for_statement(state: ORMExecuteState) -> None:
    """A statement does not say whose rows it writes: the session's office, or all without one."""
    if _WATCHED.written_by(state) is not None:
        office_id = office_of(state.session)
        _count_up(state.session, None if office_id is None else {office_id})


def _owner(row: Any) -> int:
    office_id: int = row.id if isinstance(row, Office) else row.office_id
    return office_id


def _count_up(session: Session, offices: Collection[int] | None) -> None:
    statement = update(Office).values(public_number=Office.public_number + 1)
    if offices is not None:
        statement = statement.where(Office.id.in_(offices))
    session.connection().execute(statement)
