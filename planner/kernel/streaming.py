"""Long lists read row by row: one statement per table, whatever their length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Row, Select
from sqlalchemy.orm import Session

from planner.kernel.database import Rows

T = TypeVar("T")
# Rows fetched at a time: what is held in memory, not how often the database is asked.
AT_ONCE = 500


def stream(session: Session, statement: Rows[T]) -> Iterator[T]:
    """The entities of `statement` without holding them all. Load collections beside, not eagerly:
    a `selectinload` asks again for each portion.
    """
    return iter(session.scalars(statement.execution_options(yield_per=AT_ONCE)))


def stream_rows(session: Session, statement: Select[Any]) -> Iterator[Row[Any]]:
    """The same for plain columns."""
    return iter(session.execute(statement.execution_options(yield_per=AT_ONCE)))


class Children:
    """Rows that belong to others and come in the order of these; their first column says to whom.

    Both are read beside each other in one transaction, so that both see the same state.
    """

    def __init__(self, rows: Iterable[Row[Any]]) -> None:
        self._groups = groupby(rows, key=itemgetter(0))
        self._advance()

    def of(self, parent: int) -> list[Row[Any]]:
        """Its rows. Ask for parents in their order, each once."""
        if self._parent != parent:
            return []
        rows = self._rows
        self._advance()
        return rows

    def _advance(self) -> None:
        group = next(self._groups, None)
        self._parent: int | None = group[0] if group else None
        self._rows: list[Row[Any]] = list(group[1]) if group else []
