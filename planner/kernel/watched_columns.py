"""Detecting changes of given columns, whatever operation makes them.

For listeners of `before_flush` (rows) and `do_orm_execute` (bulk statements).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import ORMExecuteState, Session

Columns = Mapping[type[Any], Collection[str]]


@dataclass(frozen=True, slots=True)
class WatchedColumns:
    """Models in `all_but` are watched in all columns except the named ones, and for new and deleted
    rows. Models in `only` are watched in the named columns of changed rows.
    """

    all_but: Columns
    only: Columns

    def written(self, session: Session) -> Iterator[Any]:
        """The rows with watched changes in the coming flush."""
        yield from (one for one in (*session.new, *session.deleted) if type(one) in self.all_but)
        for one in session.dirty:
            history = inspect(one).attrs
            if any(history[name].history.has_changes() for name in self._names(type(one))):
                yield one

    def written_by(self, state: ORMExecuteState) -> type[Any] | None:
        """The model of a bulk statement that writes rows; None if it is not watched."""
        if not (state.is_insert or state.is_update or state.is_delete):
            return None
        mapper = state.bind_mapper
        if mapper is None or mapper.class_ not in {*self.all_but, *self.only}:
            return None
        model: type[Any] = mapper.class_
        return model

    def _names(self, model: type[Any]) -> Iterator[str]:
        """Columns, and many-to-one relationships: their foreign keys change at the flush only."""
        if model in self.only:
            yield from self.only[model]
        elif model in self.all_but:
            mapper, left_out = inspect(model), self.all_but[model]
            yield from (one.key for one in mapper.column_attrs if one.key not in left_out)
            yield from (
                one.key for one in mapper.relationships if one.direction.name == "MANYTOONE"
            )
