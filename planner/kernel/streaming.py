"""Reading long results row by row, with one statement per table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Row, Select
from sqlalchemy.orm import Session

from planner.kernel.database import Rows

T = TypeVar("T")
# Rows held in memory at a time; all come from one statement.
AT_ONCE = 500


def stream(session: Session, statement: Rows[T]) -> Iterator[T]:
    """The entities of `statement`, without holding all of them in memory.

    Read collections with `Children`: a `selectinload` would execute a statement per portion.
    """
    return iter(session.scalars(statement.execution_options(yield_per=AT_ONCE)))


def stream_rows(session: Session, statement: Select[Any]) -> Iterator[Row[Any]]:
    """`stream` for plain columns."""
    return iter(session.execute(statement.execution_options(yield_per=AT_ONCE)))


class Children:
    """Child rows, sorted like their parents; the first column is the id of the parent.

    Read both in one transaction, so that they are consistent.
    """

    def __init__(self, rows: Iterable[Row[Any]]) -> None:
        self._groups = groupby(rows, key=itemgetter(0))
        self._advance()

    def of(self, parent: int) -> list[Row[Any]]:
        """The rows of that parent. Call it once per parent, in their order."""
        if self._parent != parent:
            return []
        rows = self._rows
        self._advance()
        return rows

    def _advance(self) -> None:
        group = next(self._groups, None)
        self._parent: int | None = group[0] if group else None
        self._rows: list[Row[Any]] = list(group[1]) if group else []
