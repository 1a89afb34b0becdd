"""Press releases: blocks that were drafted from the record, and what became of them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.accounts.models import User
from planner.events.models.event import Event
from planner.files.models import StoredFile
from planner.kernel.database import Base, MessageText, Owned, Versioned, words
from planner.kernel.embargo import is_over


class ReleaseStatus(StrEnum):
    """The standing of a release. Moves are in `lifecycle`."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CLEARED = "cleared"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class Section(StrEnum):
    """The sections of a release, in the order of the specification."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    LEAD = "lead"
    OCCASIONS = "occasions"
    FRAME = "frame"
    WELCOME = "welcome"
    STUDY = "study"
    STATEMENT = "statement"
    PRESENTATION = "presentation"
    HOTLINE = "hotline"
    ATTENDANCE = "attendance"
    CLOSING = "closing"
    NOTES = "notes"
    BOILERPLATE = "boilerplate"
    CONTACTS = "contacts"
    FREE = "free"


class Release(Owned, Versioned, Base):
    """One press release in one language.

    `data_revision` is the fingerprint of the facts that the blocks were last drafted from.
    `embargo_until` is an instant, `zone` the one in which it is announced. What is published is
    frozen: `issued` holds every printed text, `pdf` the file, rendered once; of a release that
    came out under embargo `open_pdf` is the one for everybody, on which it no longer stands.

    `author_ids` are the users who worked on the text of this version (`authors` finds the others).
    `cleared_fingerprint` is that of what was cleared (`fingerprint`). `correction_note` tells the
    readers of a correction what was corrected, `withdrawn_notice` those of a withdrawn one why;
    `withdrawn_reason` is for the office alone.
    """

    __tablename__ = "releases"
    __table_args__ = (
        Index("ix_releases_office_id_published_at", "office_id", "published_at", "id"),
        Index("ix_releases_office_id_embargo_until", "office_id", "embargo_until"),
        UniqueConstraint("event_id", "language", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="RESTRICT"), index=True)
    language: Mapped[str]
    number: Mapped[int] = mapped_column(default=1)
    slug_line: Mapped[str] = mapped_column(default="")
    status: Mapped[ReleaseStatus] = mapped_column(words(ReleaseStatus), default=ReleaseStatus.DRAFT)
    data_revision: Mapped[str]
    zone: Mapped[str]
    embargo_until: Mapped[datetime | None]
    drafted_at: Mapped[datetime]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    author_ids: Mapped[list[int]] = mapped_column(default=list)
    correction_note: Mapped[str] = mapped_column(default="")
    cleared_at: Mapped[datetime | None]
    cleared_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    cleared_fingerprint: Mapped[dict[str, Any]] = mapped_column(default=dict)
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(MessageText, default="")
    withdrawn_notice: Mapped[str] = mapped_column(default="")
    issued: Mapped[dict[str, Any]] = mapped_column(default=dict)
    pdf_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="RESTRICT"))
    open_pdf_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_files.id", ondelete="RESTRICT")
    )

    event: Mapped[Event] = relationship()
    pdf: Mapped[StoredFile | None] = relationship(foreign_keys=[pdf_id])
    open_pdf: Mapped[StoredFile | None] = relationship(foreign_keys=[open_pdf_id])
    author: Mapped[User | None] = relationship(foreign_keys=[author_id])
    cleared_by: Mapped[User | None] = relationship(foreign_keys=[cleared_by_id])
    blocks: Mapped[list[Block]] = relationship(
        back_populates="release", cascade="all, delete-orphan", order_by="Block.position"
    )

    @property
    def is_correction(self) -> bool:
        return bool(self.correction_note)

    def written_by(self, actor_id: int | None) -> None:
        """Note that this user changed a word of it. A new list: rows notice no change inside one."""
        if actor_id is not None and actor_id not in self.author_ids:
            self.author_ids = [*self.author_ids, actor_id]

    def paper_at(self, moment: datetime) -> StoredFile | None:
        """The paper as it is to be handed out then: a lifted embargo does not stand on it."""
        is_lifted = self.embargo_until is not None and is_over(self.embargo_until, moment)
        return self.open_pdf if is_lifted and self.open_pdf else self.pdf


class Block(Owned, Base):
    """One paragraph, list or heading of a release.

    `drafted` is what the program wrote, `text` what will be printed. Where a person changed it,
    `is_edited` keeps the text when data change, and `redrafted` holds the new proposal until
    somebody takes or dismisses it. `sources` are the paths of the fields that the text came
    from (`event.titles.en`, `occasions.0.years`); `key` recognises the block at the next draft.
    Text is the small Markdown dialect of `kernel.richtext`.
    """

    __tablename__ = "blocks"
    __table_args__ = (UniqueConstraint("release_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"))
    key: Mapped[str]
    section: Mapped[Section] = mapped_column(words(Section))
    position: Mapped[int]
    text: Mapped[str]
    drafted: Mapped[str] = mapped_column(default="")
    redrafted: Mapped[str | None]
    sources: Mapped[list[str]] = mapped_column(default=list)
    is_edited: Mapped[bool] = mapped_column(default=False)
    is_left_out: Mapped[bool] = mapped_column(default=False)

    release: Mapped[Release] = relationship(back_populates="blocks")
