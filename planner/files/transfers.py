"""Files of imports and exports: private to one job, deleted at its end or after a day (S7)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from planner.files import storage
from planner.files.models import FileKind, StoredFile
from planner.files.operations import file_name
from planner.kernel.errors import TooLarge
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

KEPT_FOR = timedelta(hours=24)
MOST_KEPT = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Written:
    """A file on the disk without a row yet; without one it is deleted after a day."""

    path: str
    sha256: str
    size: int


def write(folder: Path, content: bytes) -> Written:
    """Write a file, before the transaction in which `keep` adds its row."""
    return Written(storage.put(folder, content), hashlib.sha256(content).hexdigest(), len(content))


def keep(work: Work, written: Written, name: str, media_type: str) -> StoredFile:
    """Add the row of a written file. Raises `TooLarge` if the office has too many transfers."""
    kept = select(func.coalesce(func.sum(StoredFile.size), 0)).where(
        StoredFile.office_id == work.office_id, StoredFile.kind == FileKind.TRANSFER
    )
    if (work.session.scalar(kept) or 0) + written.size > MOST_KEPT:
        raise TooLarge(
            "file",
            _(
                "The office has more than 500 MB of files on their way in and out. "
                "They are deleted within a day: try again tomorrow."
            ),
        )
    file = StoredFile(
        office_id=work.office_id,
        public_id=new_public_id(),
        kind=FileKind.TRANSFER,
        name=file_name(name),
        media_type=media_type,
        path=written.path,
        sha256=written.sha256,
        size=written.size,
        created_at=work.now,
        expires_at=work.now + KEPT_FOR,
    )
    work.session.add(file)
    work.session.flush()
    return file


def drop(work: Work, file_id: int | None) -> list[str]:
    """Delete the row; the paths of the files to delete after the commit."""
    found = delete(StoredFile).where(
        StoredFile.office_id == work.office_id,
        StoredFile.id == file_id,
        StoredFile.kind == FileKind.TRANSFER,
    )
    return list(work.session.scalars(found.returning(StoredFile.path)))


def drop_expired(session: Session, now: datetime) -> list[str]:
    """Delete expired rows of all offices; the paths of the files to delete after the commit."""
    expired = delete(StoredFile).where(StoredFile.expires_at <= now)
    return list(session.scalars(expired.returning(StoredFile.path)))
