"""What an act changed of a row, from what to what, found by the session.

`record` takes the changes of its subject along. Of people, and of columns with addresses, telephones
and numbers of other rows, it is only kept that they changed, not from what to what: no private
contact stands in the history.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from planner.kernel.database import Base, Owned

# From what to what; both None where only the fact of a change is kept.
Changes = dict[str, tuple[Any, Any] | None]

_KEY = "history.changes"
_LONGEST = 200  # characters of a value
# Columns that follow from others, or count for the program only.
_DERIVED = frozenset(
    [
        "id",
        "office_id",
        "version",
        "revised_at",
        "updated_at",
        "created_at",
        "search_text",
        "related_text",
        "sort_key",
        "sequence",
        "starts_at",
        "ends_at",
        "sort_text",
    ]
)
_PRIVATE_TABLES = frozenset({"people", "channels", "affiliations"})
_PRIVATE = ("email", "phone", "mobile", "address_key", "token", "hash", "notes", "_id")


def changes_of(session: Session, subject: Any) -> Changes:
    """What of `subject` was changed in this transaction and is not taken yet; empties the list."""
    noted: dict[int, Changes] = session.info.get(_KEY, {})
    found = noted.pop(id(subject), {})
    state = inspect(subject, raiseerr=False)
    if state is not None and state.persistent:
        found = {**found, **_changes(subject)}
    return found


@event.listens_for(Session, "before_flush")
def _note(session: Session, _context: Any, _instances: Any) -> None:
    """A flush forgets what was there before: keep it until the act is recorded."""
    noted = session.info.setdefault(_KEY, {})
    for row in session.dirty:
        if isinstance(row, Base) and isinstance(row, Owned) and (found := _changes(row)):
            noted[id(row)] = {**found, **_kept_before(noted.get(id(row), {}), found)}


@event.listens_for(Session, "after_commit")
@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_KEY, None)


def _kept_before(earlier: Changes, now: Changes) -> Changes:
    """Changed twice: from the first value to the last."""
    merged = dict(earlier)
    for name, change in now.items():
        first = earlier.get(name)
        if first is not None and change is not None:
            merged[name] = (first[0], change[1])
    return merged


def _changes(row: Base) -> Changes:
    state = inspect(row)
    found: Changes = {}
    for column in state.mapper.column_attrs:
        name = column.key
        if name in _DERIVED or name.startswith("search"):
            continue
        history = state.attrs[name].history
        if not history.added or history.added == history.deleted:
            continue
        before = history.deleted[0] if history.deleted else None
        found[name] = None if _is_private(row, name) else (_plain(before), _plain(history.added[0]))
    return found


def _is_private(row: Base, name: str) -> bool:
    return row.__tablename__ in _PRIVATE_TABLES or any(word in name for word in _PRIVATE)


def _plain(value: Any) -> Any:
    """For JSON: texts per language as they are, everything else as a short text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value][:20]
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
