"""Inserting many rows of a table in one statement, past the unit of work.

SQLAlchemy builds a dictionary of parameters for every row, which costs as much as the insert itself
where rows have twenty columns. Here the values of a column are converted together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Column, Dialect, Table, insert
from sqlalchemy.orm import Session

from planner.kernel.database import Base

Row = dict[str, Any]


def insert_rows(session: Session, model: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows with the same columns; without rows nothing is done.

    Columns that are not given have their defaults, which cannot look at other columns. Raises `KeyError`
    if a row lacks a column that the first one has.
    """
    if not rows:
        return
    table = model.__table__
    assert isinstance(table, Table)
    connection = session.connection()
    dialect = connection.dialect
    compiled = insert(table).compile(
        dialect=dialect, column_keys=list(rows[0]), for_executemany=True
    )
    names = compiled.positiontup or list(compiled.binds)
    columns = [_converted(table.c[name], rows, dialect) for name in names]
    values: Sequence[Any] = list(zip(*columns, strict=True))
    if not compiled.positional:
        values = [dict(zip(names, row, strict=True)) for row in values]
    connection.exec_driver_sql(str(compiled), values)


def _converted(column: Column[Any], rows: Sequence[Row], dialect: Dialect) -> list[Any]:
    """The values of that column, as the driver takes them."""
    if column.key in rows[0]:
        values = [row[column.key] for row in rows]
    else:
        give = _default(column)
        values = [give() for _row in rows]
    convert = column.type.dialect_impl(dialect).bind_processor(dialect)
    return list(map(convert, values)) if convert else values


def _default(column: Column[Any]) -> Callable[[], Any]:
    default: Any = column.default
    if default.is_callable:
        return lambda: default.arg(None)
    return lambda: default.arg
