"""Press releases and their blocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from planner.accounts.models import User
from planner.events.models.event import Event
from planner.files.models import StoredFile
from planner.kernel.database import Base, MessageText, Owned, Versioned, words
from planner.kernel.embargo import is_over
from planner.kernel.search_keys import search_key_of
from planner.kernel.texts import Texts


class ReleaseStatus(StrEnum):
    """The status of a release. Transitions are in `lifecycle`."""

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


# What stands before the first paragraph and after the last.
OUTSIDE_BODY = frozenset(
    {Section.HEADLINE, Section.SUBHEAD, Section.NOTES, Section.BOILERPLATE, Section.CONTACTS}
)


class Release(Owned, Versioned, Base):
    """One press release in one language.

    `data_revision` is the fingerprint of the facts that the blocks were last drafted from.
    `embargo_until` is an instant; `zone` is the time zone in which it is announced. A published
    release is frozen: `issued` holds every printed text (`ReleaseText`) and `pdf` the file, rendered
    once. For a release published under embargo, `open_pdf` is the file without the embargo line,
    which is handed out once the embargo has ended.

    `author_ids` are the users who edited the text of this version (`authors` finds the others).
    `cleared_fingerprint` is the fingerprint of what was cleared (`publication.fingerprint`).
    `sent_back_reason` is internal, and stands until the release is handed in again.
    `correction_note` tells readers what was corrected, `withdrawn_notice` why the release was
    withdrawn; `withdrawn_reason` is internal. `search_text` is the search key of what `issued` says.
    """

    __tablename__ = "releases"
    __table_args__ = (
        Index("ix_releases_office_id_published_at", "office_id", "published_at", "id"),
        Index("ix_releases_office_id_status", "office_id", "status", "id"),
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
    sent_back_reason: Mapped[str] = mapped_column(default="", server_default="")
    cleared_at: Mapped[datetime | None]
    cleared_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    cleared_fingerprint: Mapped[dict[str, Any]] = mapped_column(default=dict)
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(MessageText, default="")
    withdrawn_notice: Mapped[str] = mapped_column(default="")
    issued: Mapped[dict[str, Any]] = mapped_column(default=dict)
    search_text: Mapped[str] = mapped_column(default="", server_default="", deferred=True)
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

    # Those of the event, whichever language and version; `issued` holds what was published.
    pictures: Mapped[list[ReleasePicture]] = relationship(
        primaryjoin="foreign(ReleasePicture.event_id) == Release.event_id",
        order_by="ReleasePicture.position",
        viewonly=True,
    )

    @property
    def is_correction(self) -> bool:
        return bool(self.correction_note)

    @validates("issued")
    def _index(self, _name: str, issued: dict[str, Any]) -> dict[str, Any]:
        self.search_text = search_key_of(*_words_of(issued))
        return issued

    def written_by(self, actor_id: int | None) -> None:
        """Add the user to `author_ids`. SQLAlchemy notices a new list, not a change inside one."""
        if actor_id is not None and actor_id not in self.author_ids:
            self.author_ids = [*self.author_ids, actor_id]

    def paper_at(self, moment: datetime) -> StoredFile | None:
        """The PDF to hand out at `moment`: `open_pdf` once the embargo has ended."""
        is_lifted = self.embargo_until is not None and is_over(self.embargo_until, moment)
        return self.open_pdf if is_lifted and self.open_pdf else self.pdf


def _words_of(issued: dict[str, Any]) -> Iterator[str]:
    """Headline, subhead, body and notes, in Markdown."""
    yield from (issued.get(name, "") for name in ("headline", "subhead"))
    yield from (text for _section, text in issued.get("blocks", ()))
    yield from issued.get("notes", ())


class Block(Owned, Base):
    """One paragraph, list or heading of a release.

    `drafted` is the text that the program wrote, `text` the one that will be printed. `is_edited`
    marks a text that a person changed: a new draft does not overwrite it but is kept in `redrafted`
    until somebody accepts or dismisses it; None where there is no proposal, "" where the new draft
    no longer has this block. `sources` are the paths of the fields that the text was made from
    (`event.titles.en`, `occasions.0.base_year`); `key` identifies the block in the next draft,
    `parts` are the keys of what was joined in it, [] if nothing was.
    Texts are in the Markdown dialect of `kernel.richtext`.
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
    parts: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    is_edited: Mapped[bool] = mapped_column(default=False)
    is_left_out: Mapped[bool] = mapped_column(default=False)

    release: Mapped[Release] = relationship(back_populates="blocks")


class Occasion(StrEnum):
    """What was done when a revision of the text was kept."""

    DRAFTED = "drafted"
    EDITED = "edited"
    SUGGESTION_ACCEPTED = "suggestion_accepted"
    HANDED_IN = "handed_in"
    SENT_BACK = "sent_back"
    CLEARED = "cleared"
    READ = "read"


class TextRevision(Owned, Base):
    """The text of a release as somebody left it: `[key, section, text]` of each printed block.

    `begun_at` and `at` are the first and last change that it holds (`releases.revisions`).
    """

    __tablename__ = "text_revisions"
    __table_args__ = (Index("ix_text_revisions_release_id", "release_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"))
    occasion: Mapped[Occasion] = mapped_column(words(Occasion))
    begun_at: Mapped[datetime]
    at: Mapped[datetime]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    blocks: Mapped[list[list[str]]] = mapped_column(JSON)

    author: Mapped[User | None] = relationship()


class CommentState(StrEnum):
    """The state of a comment. A suggestion is accepted or declined, any other comment resolved."""

    OPEN = "open"
    RESOLVED = "resolved"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Comment(Owned, Base):
    """What a colleague notes on a paragraph, or a reply to it. Never printed, never public.

    `block_key` is the paragraph's, which may have been removed since. `proposed` is the text that a
    suggestion proposes for it; None for any other comment. A reply has the paragraph of the comment
    that it replies to, and no state of its own.
    """

    __tablename__ = "comments"
    __table_args__ = (Index("ix_comments_release_id", "release_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"))
    reply_to_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id", ondelete="CASCADE"))
    block_key: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    text: Mapped[str]
    proposed: Mapped[str | None]
    state: Mapped[CommentState] = mapped_column(words(CommentState), default=CommentState.OPEN)
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))

    release: Mapped[Release] = relationship()
    author: Mapped[User | None] = relationship(foreign_keys=[author_id])
    closed_by: Mapped[User | None] = relationship(foreign_keys=[closed_by_id])
    replies: Mapped[list[Comment]] = relationship(order_by="Comment.id")


class ReleasePicture(Owned, Versioned, Base):
    """A picture that the releases on an event show, in their order; the first is the lead picture.

    `full` is the cleaned upload, for print; `narrow` and `wide` are for screens. `credits` names who
    took it or owns the rights, `alt_texts` says what it shows to those who cannot see it.
    """

    __tablename__ = "release_pictures"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
    alt_texts: Mapped[Texts] = mapped_column(default=Texts)
    captions: Mapped[Texts] = mapped_column(default=Texts)
    credits: Mapped[Texts] = mapped_column(default=Texts)
    full_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id", ondelete="RESTRICT"))
    wide_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id", ondelete="RESTRICT"))
    narrow_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id", ondelete="RESTRICT"))

    event: Mapped[Event] = relationship()
    full: Mapped[StoredFile] = relationship(foreign_keys=[full_id])
    wide: Mapped[StoredFile] = relationship(foreign_keys=[wide_id])
    narrow: Mapped[StoredFile] = relationship(foreign_keys=[narrow_id])

    @property
    def files(self) -> tuple[StoredFile, StoredFile, StoredFile]:
        return self.full, self.wide, self.narrow
