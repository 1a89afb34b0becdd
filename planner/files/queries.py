"""Finding stored files."""

from __future__ import annotations

from sqlalchemy import select

from planner.files.models import StoredFile
from planner.kernel.database import Rows


def file_called(office_id: int, public_id: str) -> Rows[StoredFile]:
    """The office's file of that public id."""
    return select(StoredFile).where(
        StoredFile.office_id == office_id, StoredFile.public_id == public_id
    )
