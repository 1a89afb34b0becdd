"""Columns of rows as JSON, so that what replaced them can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Date, inspect
from sqlalchemy import Enum as EnumType

from planner.kernel.database import UtcDateTime
from planner.kernel.texts import Texts, TextsType

_READ: Mapping[type[Any], Callable[[Any], Any]] = {
    TextsType: Texts,
    UtcDateTime: datetime.fromisoformat,
    Date: date.fromisoformat,
}


def columns_of(model: type[Any], besides: Iterable[str] = ()) -> list[str]:
    """The names of the columns of the table, but for `besides`."""
    left_out = set(besides)
    return [
        one.key
        for one in inspect(model).column_attrs
        if one.key not in left_out and one.columns[0].table is model.__table__
    ]


def as_stored(row: Any, names: Iterable[str]) -> dict[str, Any]:
    """The values of these columns, as JSON."""
    return {name: plain(getattr(row, name)) for name in names}


def plain(value: Any) -> Any:
    if isinstance(value, Texts):
        return value.as_json()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def read(model: type[Any], name: str, value: Any) -> Any:
    """The value of a column from what `plain` made of it."""
    if value is None:
        return None
    column_type = inspect(model).columns[name].type
    if isinstance(column_type, EnumType):
        return column_type.python_type(value)
    for known, reader in _READ.items():
        if isinstance(column_type, known):
            return reader(value)
    return value


def fill(row: Any, stored: Mapping[str, Any]) -> None:
    """Set the columns of `row` to what was stored of them."""
    for name, value in stored.items():
        setattr(row, name, read(type(row), name, value))


def changed_columns(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """From what to what, of those that differ."""
    return {name: [before[name], after[name]] for name in after if before[name] != after[name]}


def set_back(row: Any, changes: Mapping[str, Any]) -> list[str]:
    """Set columns to what they were, unless they were changed since; the names of those that stay."""
    stayed = []
    for name, (old, new) in changes.items():
        if plain(getattr(row, name)) == new:
            setattr(row, name, read(type(row), name, old))
        else:
            stayed.append(name)
    return stayed
