"""Rows that were removed, kept for a day so that the removal can be undone.

Columns are kept as values, references to other rows by their uid: a number may belong to another row
by the time the removed one comes back. Rows that are deleted together with it are kept inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from sqlalchemy import Date, Enum, Time, delete, inspect, select
from sqlalchemy.orm import RelationshipProperty, Session

from planner.history.models import Removed
from planner.kernel.database import Base, UtcDateTime
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts, TextsType
from planner.kernel.work import Work

T = TypeVar("T", bound=Base)

KEPT = timedelta(days=1)
_READ: Mapping[type[Any], Callable[[Any], Any]] = {
    TextsType: Texts,
    UtcDateTime: datetime.fromisoformat,
    Date: date.fromisoformat,
    Time: time.fromisoformat,
}


def keep_removed(work: Work, row: Any, event_id: int) -> Removed:
    """Keep `row`, which is about to be deleted from the record of that event."""
    removed = Removed(
        office_id=work.office_id,
        at=work.now,
        event_id=event_id,
        subject_kind=row.__tablename__,
        content=_content(row),
    )
    work.session.add(removed)
    return removed


def revived(work: Work, removed: Removed, model: type[T]) -> T:
    """The row again, with what was deleted together with it; not yet in the session.

    Raises `Conflict` if something that it refers to has been deleted meanwhile.
    """
    with work.session.no_autoflush:
        return _row(work, model, removed.content)


def forget_removed(session: Session, now: datetime) -> int:
    """Delete what can no longer be brought back; how many. For the worker, all offices."""
    result: Any = session.execute(delete(Removed).where(Removed.at < now - KEPT))
    return int(result.rowcount)


def _content(row: Any, owner: Any = None) -> dict[str, Any]:
    mapper = inspect(type(row))
    referred = {one.key: getattr(row, one.key) for one in _references(type(row))}
    return {
        "values": {name: _plain(getattr(row, name)) for name in _columns(type(row))},
        "references": {
            name: other.uid for name, other in referred.items() if other not in (None, owner)
        },
        "children": {
            one.key: [_content(child, row) for child in getattr(row, one.key)]
            for one in mapper.relationships
            if one.cascade.delete_orphan
        },
    }


def _row(work: Work, model: type[T], content: dict[str, Any]) -> T:
    relationships = inspect(model).relationships
    values: dict[str, Any] = {
        name: _value(inspect(model).columns[name].type, value)
        for name, value in content["values"].items()
    }
    for name, uid in content["references"].items():
        values[name] = _referred(work, relationships[name].mapper.class_, uid)
    for name, children in content["children"].items():
        child = relationships[name].mapper.class_
        values[name] = [_row(work, child, one) for one in children]
    return model(office_id=work.office_id, **values)


def _referred(work: Work, model: Any, uid: str) -> Any:
    found = work.session.scalar(
        select(model).where(model.office_id == work.office_id, model.uid == uid)
    )
    while found is not None and getattr(found, "merged_into_id", None) is not None:
        found = work.session.get_one(model, found.merged_into_id)
    if found is None:
        raise Conflict(
            _(
                "It cannot come back: something that it refers to has been deleted meanwhile. "
                "Enter it again."
            )
        )
    return found


def _columns(model: type[Any]) -> Iterator[str]:
    """The columns with values of their own: neither the key nor references."""
    for column in inspect(model).columns:
        if not column.primary_key and not column.foreign_keys:
            yield column.key


def _references(model: type[Any]) -> Iterator[RelationshipProperty[Any]]:
    """To rows that are known by a uid."""
    for one in inspect(model).relationships:
        if one.direction.name == "MANYTOONE" and hasattr(one.mapper.class_, "uid"):
            yield one


def _plain(value: Any) -> Any:
    """For JSON."""
    if isinstance(value, Texts):
        return value.as_json()
    return value.isoformat() if isinstance(value, date | time) else value


def _value(column_type: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column_type, Enum):
        return column_type.python_type(value)
    for known, read in _READ.items():
        if isinstance(column_type, known):
            return read(value)
    return value
