"""Forgetting lists of people after 30 days, run by the worker for all offices."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from planner.contacts.importing.models import UNDO_FOR, Import, ImportKey, ImportRow

PORTION = 2000


def forget_lists(session: Session, now: datetime) -> int:
    """Delete a portion of the rows of lists that were imported, or brought in and not imported,
    30 days ago; how many. Of imported lists their numbers stay.
    """
    since = func.coalesce(Import.imported_at, Import.uploaded_at)
    old = select(Import.id).where(Import.forgotten_at.is_(None), since <= now - UNDO_FOR)
    for model in (ImportKey, ImportRow):
        some = select(model.id).where(model.import_id.in_(old)).limit(PORTION)
        gone = session.execute(delete(model).where(model.id.in_(some)).returning(model.id)).all()
        if gone:
            return len(gone)
    abandoned = delete(Import).where(Import.id.in_(old), Import.imported_at.is_(None))
    forgotten = len(session.execute(abandoned.returning(Import.id)).all())
    empty = update(Import).where(Import.id.in_(old)).values(forgotten_at=now, examples=[])
    return forgotten + len(session.execute(empty.returning(Import.id)).all())
