"""The confirmed forms of the texts of an event, in all languages, in one statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from planner.events.attendance_facts import AttendanceFacts
from planner.grammar.models import WordForm
from planner.grammar.queries import confirmed_forms
from planner.kernel.texts import Texts


def forms_of_record(
    session: Session, office_id: int, rows: Sequence[Any], attendance: AttendanceFacts
) -> list[WordForm]:
    """The forms of every line of text of `rows`, of what was loaded along with them, and of who came."""
    found = {text for texts in _texts_of(rows) for text in texts.values()}
    found |= {text for outlet in attendance.media for text in outlet.names.values()}
    found |= {text for pool in attendance.pools for text in pool.names.values()}
    lines = {line.strip() for text in found for line in text.splitlines()}
    return list(session.scalars(confirmed_forms(office_id, lines)))


def _texts_of(rows: Sequence[Any]) -> Iterator[Texts]:
    """Looks at loaded attributes only, so it asks the database nothing."""
    waiting, seen = list(rows), set()
    while waiting:
        row = waiting.pop()
        if row in seen:
            continue
        seen.add(row)
        state = inspect(row)
        for name in state.mapper.relationships.keys() & state.dict.keys():
            value = state.dict[name]
            waiting.extend(value if isinstance(value, list) else [value] if value else [])
        yield from (value for value in state.dict.values() if isinstance(value, Texts))
