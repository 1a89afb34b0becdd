"""The files to which letters lead."""

from __future__ import annotations

from sqlalchemy import select

from planner.files.models import StoredFile
from planner.free_letters.models import FreeLetter, LetterAttachment
from planner.kernel.database import Rows


def linked_file(public_id: str) -> Rows[StoredFile]:
    """In all offices: the token has been proved."""
    return (
        select(StoredFile)
        .join(LetterAttachment, LetterAttachment.file_id == StoredFile.id)
        .join(FreeLetter, FreeLetter.id == LetterAttachment.letter_id)
        .where(
            StoredFile.public_id == public_id,
            LetterAttachment.office_id == StoredFile.office_id,
            FreeLetter.office_id == StoredFile.office_id,
            LetterAttachment.is_link,
            FreeLetter.removed_at.is_(None),
        )
    )
