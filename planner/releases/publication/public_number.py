"""One number per office that rises with every change of what the public may see.

Whoever keeps a public page asks for `Office.public_number` and no more. It rises in the transaction
of the change itself, in whatever operation that stands, because it is the session that looks: at
the rows of a flush, and at statements for many rows. Statements past the session
(`connection.execute`) are not seen; none of ours writes what is public.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import event, update
from sqlalchemy.orm import ORMExecuteState, Session

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.events.models.event import Event, EventBody, Part, PressContact, ProgrammeItem
from planner.events.models.study import Study
from planner.files.models import StoredFile
from planner.kernel.scope import office_of
from planner.kernel.watched_columns import WatchedColumns
from planner.organisations.models import Organisation
from planner.releases.models import Release

_KEY = "releases.public_number"
_DERIVED = frozenset({"version", "label", "sort_name", "search_text", "related_text"})
# Where rows are public, every column counts but these.
_ALL_BUT: dict[type[Any], Collection[str]] = {
    Office: {"version", "public_number"},
    Event: _DERIVED | {"internal_notes"},
    EventBody: (),
    ProgrammeItem: {"version", "notes"},
    Part: {"version"},
    PressContact: (),
    Study: _DERIVED,
    Release: {"version", "data_revision", "drafted_at", "author_id"},
    StoredFile: (),
}
# Rows that stand in public pages by their names alone, where another row links them.
_NAMES: dict[type[Any], Collection[str]] = {
    Person: {"names", "honorifics"},
    Organisation: {"names", "short_names", "logo_id"},
}


_WATCHED = WatchedColumns(_ALL_BUT, _NAMES)


@event.listens_for(Session, "before_flush")
def _note(session: Session, _context: Any, _instances: Any) -> None:
    """Remember the rows: an office that is new has no number of its own yet."""
    session.info.setdefault(_KEY, []).extend(_WATCHED.written(session))


@event.listens_for(Session, "after_flush")
def _raise(session: Session, _context: Any) -> None:
    offices = {_owner(one) for one in session.info.pop(_KEY, [])}
    if offices:
        _count_up(session, offices)


@event.listens_for(Session, "do_orm_execute")
def _raise_for_many(state: ORMExecuteState) -> None:
    """Statements for many rows say not which: all offices, or the one that the session is in."""
    if _WATCHED.written_by(state) is not None:
        office_id = office_of(state.session)
        _count_up(state.session, None if office_id is None else {office_id})


def _owner(one: Any) -> int:
    office_id: int = one.id if isinstance(one, Office) else one.office_id
    return office_id


def _count_up(session: Session, offices: Collection[int] | None) -> None:
    statement = update(Office).values(public_number=Office.public_number + 1)
    if offices is not None:
        statement = statement.where(Office.id.in_(offices))
    session.connection().execute(statement)
