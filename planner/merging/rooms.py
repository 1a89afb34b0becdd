"""What refers to people, room by room: moved to the survivor of a merge, and back when it is undone.

Whatever table or column refers to people brings a `Room` to `merge.ROOMS`; a test compares them with
the foreign keys. Each room moves all its rows in a fixed number of statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from planner.contacts.models import Person
from planner.kernel.messages import Message
from planner.kernel.portions import portions
from planner.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Two:
    """The people of a merge."""

    survivor: Person
    merged: Person


Kept = dict[str, Any]
"""What a room needs to undo its part, as JSON."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """`columns` are those that it moves, as “table.column”. `why_not` says why it cannot, "" if it can.

    `take_back` says in sentences what has to stay as it is.
    """

    name: str
    columns: tuple[str, ...]
    move: Callable[[Work, Two], Kept]
    take_back: Callable[[Work, Two, Kept], list[Message]]
    why_not: Callable[[Work, Two], str] = lambda _work, _two: ""


def moved_rows(work: Work, column: Any, two: Two) -> list[int]:
    """Let all rows with `merged` in that column refer to the survivor, in one statement; their ids."""
    table = column.class_.__table__
    statement = (
        update(table)
        .where(table.c.office_id == work.office_id, table.c[column.key] == two.merged.id)
        .values({column.key: two.survivor.id})
        .returning(table.c.id)
    )
    ids = sorted(work.session.connection().scalars(statement))
    _expire(work, column.class_)
    return ids


def take_rows_back(work: Work, column: Any, two: Two, ids: Iterable[int]) -> None:
    """Those of them that still refer to the survivor."""
    table = column.class_.__table__
    for some in portions(ids):
        work.session.connection().execute(
            update(table)
            .where(
                table.c.office_id == work.office_id,
                table.c.id.in_(some),
                table.c[column.key] == two.survivor.id,
            )
            .values({column.key: two.merged.id})
        )
    _expire(work, column.class_)


def room_of_rows(name: str, **columns: Any) -> Room:
    """Of rows that only say whom they are about. Their ids are kept under the names of `columns`."""

    def move(work: Work, two: Two) -> Kept:
        return {key: moved_rows(work, column, two) for key, column in columns.items()}

    def take_back(work: Work, two: Two, kept: Kept) -> list[Message]:
        for key, column in columns.items():
            # A merge of an older version moved fewer.
            take_rows_back(work, column, two, kept.get(key, ()))
        return []

    return Room(
        name=name,
        columns=tuple(f"{one.class_.__tablename__}.{one.key}" for one in columns.values()),
        move=move,
        take_back=take_back,
    )


def rows_about(work: Work, column: Any, person: Person) -> list[Any]:
    """The rows of a table that refer to the person."""
    model = column.class_
    found = select(model).where(model.office_id == work.office_id, column == person.id)
    return list(work.session.scalars(found.order_by(model.id)))


def _expire(work: Work, model: type[Any]) -> None:
    for row in work.session.identity_map.values():
        if isinstance(row, model):
            work.session.expire(row)
