"""Forms of texts that were corrected or deleted are kept for a while, then deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from planner.grammar.models import WordForm
from planner.kernel.database import Base
from planner.kernel.streaming import stream_rows
from planner.kernel.texts import TextsType

KEPT_FOR = timedelta(days=90)

# A text of an office, by its id.
OfficeText = tuple[int, str]


def texts_without_place(session: Session) -> set[OfficeText]:
    """The texts that have forms and are entered nowhere in their office.

    Reads every table, so it is called without the lock for writing.
    """
    rows = session.execute(select(WordForm.office_id, WordForm.text).distinct())
    missed = {(office_id, text) for office_id, text in rows}
    for table in Base.metadata.sorted_tables if missed else ():
        missed.difference_update(_texts_of(session, table))
    return missed


def _texts_of(session: Session, table: Table) -> Iterator[OfficeText]:
    """Every line that could have a form."""
    columns = [column for column in table.columns if isinstance(column.type, TextsType)]
    if not columns:
        return
    office_id = table.columns.get("office_id", table.columns.id)
    for office, *several in stream_rows(session, select(office_id, *columns)):
        for texts in several:
            for text in texts.values():
                yield from ((office, line.strip()) for line in text.splitlines())


def forget_forms_without_text(session: Session, missed: set[OfficeText], now: datetime) -> None:
    """Note since when the texts of forms have been `missed`, and delete forms after 90 days of it.

    For the worker, all offices, once a day.
    """
    for form in session.scalars(select(WordForm)):
        if (form.office_id, form.text) not in missed:
            form.unused_since = None
        elif form.unused_since is None:
            form.unused_since = now
        elif form.unused_since <= now - KEPT_FOR:
            session.delete(form)
    session.flush()
