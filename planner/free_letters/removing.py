"""Deleting a draft of a free letter with its files; within a day it can be brought back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.files.models import StoredFile
from planner.free_letters.attaching import has_readers
from planner.free_letters.models import FreeLetter, LetterAttachment
from planner.free_letters.operations import refuse_if_written
from planner.history.operations import record
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

KEPT = timedelta(days=1)


def remove_free_letter(work: Work, letter: FreeLetter) -> None:
    """Raises `Conflict` once it is written, and if somebody has one of its letters."""
    if letter.removed_at is not None:
        return
    refuse_if_written(letter)
    if has_readers(work, letter):
        raise Conflict(
            _("Some of its letters have left. It stays, so that it is known what they said.")
        )
    letter.revise(None)
    letter.removed_at = work.now
    work.session.flush()
    record(work, "free_letter.removed", letter, event_id=letter.event_id)


def restore_free_letter(work: Work, letter: FreeLetter) -> None:
    """Idempotent."""
    if letter.removed_at is None:
        return
    letter.revise(None)
    letter.removed_at = None
    work.session.flush()
    record(work, "free_letter.restored", letter, event_id=letter.event_id)


def forget_removed_letters(session: Session, now: datetime) -> list[str]:
    """Delete those that can no longer be brought back, with their files; the paths to delete after the
    commit. For the worker, all offices.
    """
    old = select(FreeLetter.id).where(FreeLetter.removed_at < now - KEPT)
    letter_ids = list(session.scalars(old))
    if not letter_ids:
        return []
    theirs = LetterAttachment.letter_id.in_(letter_ids)
    file_ids = list(
        session.scalars(
            select(LetterAttachment.file_id).where(theirs, LetterAttachment.file_id.is_not(None))
        )
    )
    session.execute(delete(LetterAttachment).where(theirs))
    session.execute(delete(FreeLetter).where(FreeLetter.id.in_(letter_ids)))
    gone = delete(StoredFile).where(StoredFile.id.in_(file_ids)).returning(StoredFile.path)
    return list(session.scalars(gone))
