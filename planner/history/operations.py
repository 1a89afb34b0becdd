"""Writing the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from planner.history.changes import changes_of
from planner.history.models import Entry
from planner.kernel.row_inserts import insert_rows
from planner.kernel.work import Work


class Subject(Protocol):
    """Anything with a table and a number."""

    __tablename__: str
    id: Any


def record(
    work: Work, verb: str, subject: Subject, *, event_id: int | None = None, **facts: Any
) -> None:
    """Note that `work.actor_id` did `verb` to `subject`, now.

    `event_id` files the entry under an event. What was changed of the subject in this transaction
    is kept with it, from what to what (`history.changes`).
    """
    if subject.id is None:
        work.session.flush()
    kept: dict[str, Any] = {key: _plain(value) for key, value in facts.items()}
    if changed := changes_of(work.session, subject):
        kept["changes"] = changed
    work.session.add(
        Entry(
            office_id=work.office_id,
            at=work.now,
            actor_id=work.actor_id,
            verb=verb,
            subject_kind=subject.__tablename__,
            subject_id=subject.id,
            event_id=event_id,
            facts=kept,
        )
    )


def record_many(work: Work, verb: str, table: str, facts: Mapping[int, Mapping[str, Any]]) -> None:
    """As `record` in one statement, for rows of that table; `facts` are those of each, by id."""
    entries = [
        {
            "office_id": work.office_id,
            "at": work.now,
            "actor_id": work.actor_id,
            "verb": verb,
            "subject_kind": table,
            "subject_id": number,
            "facts": dict(kept),
        }
        for number, kept in facts.items()
    ]
    if entries:
        insert_rows(work.session, Entry, entries)


def _plain(value: Any) -> Any:
    return value if isinstance(value, (bool, int, float, type(None))) else str(value)
