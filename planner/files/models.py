"""Stored files: uploads after cleaning, and papers that were issued."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, Owned, words


class FileKind(StrEnum):
    """What a stored file is for. `transfer` is on its way in or out: it is deleted within a day,
    and nobody but the person whose job it belongs to may have it.
    """

    LOGO = "logo"
    PHOTO = "photo"
    PAPER = "paper"
    TRANSFER = "transfer"


class StoredFile(Owned, Base):
    """One file under `instance/files/`. `path` is random (`ab/0123…`), `name` is only text.

    `media_type` is ours, from the bytes, never the uploader's. `size` in bytes, `width` and
    `height` in pixels for pictures. After `expires_at` it is deleted; None: never.
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
