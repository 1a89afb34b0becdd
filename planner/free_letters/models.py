"""Free letters: texts per language, what goes along, and to whom they go."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.events.models.event import Event
from planner.files.models import StoredFile
from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.texts import Texts


class GuestGroup(StrEnum):
    """Which guests of the event get the letter."""

    EVERYBODY = "everybody"
    SILENT = "silent"
    MAYBE = "maybe"
    COMING = "coming"
    DECLINED = "declined"
    CAME = "came"
    ABSENT = "absent"


class FreeLetter(Owned, Versioned, Base):
    """To guests of `event` (`to`), or without one to people: those in these pools, with these beats,
    chosen by hand (`person_ids`), and whom a filter lets through (`conditions`,
    `person_filter.PersonFilter.values`; without any, none).

    The texts have placeholders (`wording.py`). Once it is written it does not change any more. With
    `removed_at` it is only kept to be brought back.
    """

    __tablename__ = "free_letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("events.id", ondelete="SET NULL"), index=True
    )
    to: Mapped[GuestGroup | None] = mapped_column(words(GuestGroup))
    pool_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    topic_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    person_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    conditions: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    subjects: Mapped[Texts]
    greetings: Mapped[Texts]
    texts: Mapped[Texts]
    written_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    job_id: Mapped[int | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="SET NULL"), index=True
    )

    event: Mapped[Event | None] = relationship()
    attachments: Mapped[list[LetterAttachment]] = relationship(
        cascade="all, delete-orphan",
        order_by="LetterAttachment.id",
        back_populates="letter",
    )

    @property
    def key(self) -> str:
        """Before the number of the person in `Letter.unique_key`."""
        return f"free:{self.id}:"


class LetterAttachment(Owned, Base):
    """What goes along with a free letter: a file, attached or with `is_link` as a link to it; or, with
    `address`, a link to a page of the newsroom or of somebody else.

    `language` is that of the letters that it goes with, "" for all. `paper` is what the program printed
    into the file: "programme", "" for an upload. The file belongs to this row
    alone; letters that leave with it only say where it is.
    """

    __tablename__ = "letter_attachments"
    __table_args__ = (Index("ix_letter_attachments_letter_id", "letter_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("free_letters.id", ondelete="CASCADE"))
    file_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_files.id", ondelete="RESTRICT"), index=True
    )
    name: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    paper: Mapped[str] = mapped_column(default="", server_default="")
    is_link: Mapped[bool] = mapped_column(default=False, server_default=false())

    letter: Mapped[FreeLetter] = relationship(back_populates="attachments")
    file: Mapped[StoredFile | None] = relationship()

    @property
    def size(self) -> int:
        """Of the file, in bytes; 0 for a page."""
        return self.file.size if self.file is not None else 0

    def goes_with(self, language: str) -> bool:
        """Whether it goes with letters in that language."""
        return self.language in ("", language)
