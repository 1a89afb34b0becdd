"""Stored files: sanitised uploads, issued papers, and files in transfer."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, Owned, words


class FileKind(StrEnum):
    """The purpose of a stored file. `office_logo` is the office's own, at most one, and public.
    `transfer` is an import or export: deleted within a day, and accessible only to the person who
    started its job. `identity_paper` is a scan of a press card or passport, shown only by the pages
    of its request to attend.
    """

    LOGO = "logo"
    OFFICE_LOGO = "office_logo"
    PHOTO = "photo"
    RELEASE_PICTURE = "release_picture"
    ATTACHMENT = "attachment"
    PAPER = "paper"
    TRANSFER = "transfer"
    IDENTITY_PAPER = "identity_paper"


class StoredFile(Owned, Base):
    """A file under `instance/files/`. `path` is random (`ab/0123…`), `name` is for display only.

    `media_type` is determined from the content, never taken from the upload. `size` in bytes;
    `width` and `height` of pictures in pixels. It is deleted after `expires_at`; None: never.
    """

    __tablename__ = "stored_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[FileKind] = mapped_column(words(FileKind))
    name: Mapped[str]
    media_type: Mapped[str]
    path: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str]
    size: Mapped[int]
    width: Mapped[int | None]
    height: Mapped[int | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None] = mapped_column(index=True)
