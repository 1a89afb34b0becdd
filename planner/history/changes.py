"""What an act changed of a row, from what to what, found by the session.

`record` takes the changes of its subject along, as far as `kept_columns` allows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import InstanceState, Session

from planner.history.kept_columns import kept_columns
from planner.kernel.messages import Message, to_stored

# From what to what, by column; None where only the fact of a change is kept.
Changes = dict[str, tuple[Any, Any] | None]

_KEY = "history.changes"
_LONGEST = 200  # characters of a value
_UNKNOWN = object()


def changes_of(session: Session, subject: Any) -> Changes:
    """What of `subject` was changed in this transaction and is not taken yet; empties the list."""
    noted: dict[Any, Changes] = session.info.get(_KEY, {})
    state: InstanceState[Any] | None = inspect(subject, raiseerr=False)
    if state is None or not state.persistent:
        return {}
    return _merged(noted.pop(state.key, {}), _changes(state))


@event.listens_for(Session, "before_flush")
def _note(session: Session, _context: Any, _instances: Any) -> None:
    """A flush forgets what was there before: keep it until the act is recorded."""
    noted: dict[Any, Changes] = session.info.setdefault(_KEY, {})
    for row in session.dirty:
        state: InstanceState[Any] = inspect(row)
        if found := _changes(state):
            noted[state.key] = _merged(noted.get(state.key, {}), found)


@event.listens_for(Session, "after_commit")
@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_KEY, None)


def _merged(earlier: Changes, later: Changes) -> Changes:
    """From the first value to the last; what ends as it began did not change."""
    merged = {**earlier, **later}
    for name in earlier.keys() & later.keys():
        first, last = earlier[name], later[name]
        merged[name] = None if first is None or last is None else (first[0], last[1])
    return {name: change for name, change in merged.items() if change is None or _differs(change)}


def _differs(change: tuple[Any, Any]) -> bool:
    return bool(change[0] != change[1])


def _changes(state: InstanceState[Any]) -> Changes:
    kept = kept_columns(state.class_.__tablename__, state.mapper.columns.keys())
    found: Changes = {}
    for name in sorted(kept.valued | kept.named):
        before, after = _before_and_after(state, name)
        if before != after:
            is_valued = name in kept.valued and before is not _UNKNOWN
            change = (_plain(before), _plain(after)) if is_valued else None
            # Long texts may be kept alike.
            found[name] = change if change is not None and _differs(change) else None
    return found


def _before_and_after(state: InstanceState[Any], name: str) -> tuple[Any, Any]:
    """Twice the same where nothing was set. What was there before is not known where the row had
    not been read.
    """
    history = state.attrs[name].history
    if not history.added:
        return None, None
    return history.deleted[0] if history.deleted else _UNKNOWN, history.added[0]


def _plain(value: Any) -> Any:
    """For JSON: texts per language as they are, everything else as a short text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Message):
        return value.as_json()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    text = str(value)
    return to_stored(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
