"""Queries for stored files."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from planner.files.models import FileKind, StoredFile
from planner.kernel.database import Rows


def file_called(office_id: int, public_id: str) -> Rows[StoredFile]:
    """The file with that public id, unless it is a transfer, which belongs to one person (S7), or
    an identity paper, of which each look is noted.
    """
    return select(StoredFile).where(
        StoredFile.office_id == office_id,
        StoredFile.public_id == public_id,
        StoredFile.kind.not_in((FileKind.TRANSFER, FileKind.IDENTITY_PAPER)),
    )


def office_logo(office_id: int | InstrumentedAttribute[int]) -> Rows[StoredFile]:
    """The logo of the office's newsroom. There is at most one."""
    return select(StoredFile).where(
        StoredFile.office_id == office_id, StoredFile.kind == FileKind.OFFICE_LOGO
    )


def transfer(office_id: int, file_id: int | None, now: datetime) -> Rows[StoredFile]:
    """A transfer that has not expired, by id."""
    return select(StoredFile).where(
        StoredFile.office_id == office_id,
        StoredFile.id == file_id,
        StoredFile.kind == FileKind.TRANSFER,
        StoredFile.expires_at > now,
    )
