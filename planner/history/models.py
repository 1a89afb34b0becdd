"""The history: who did what when, from what to what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, Owned


class Entry(Owned, Base):
    """One act: who did what to which thing. `verb` is a word such as `invitation.answered`.

    `facts` are small and hold ids and words, never addresses, telephones or tokens.
    """

    __tablename__ = "entries"
    __table_args__ = (
        Index("ix_entries_subject", "subject_kind", "subject_id"),
        Index("ix_entries_office_id_event_id_at", "office_id", "event_id", "at"),
        Index("ix_entries_office_id_at", "office_id", "at"),
        Index("ix_entries_office_id_verb_at", "office_id", "verb", "at"),
        Index("ix_entries_office_id_actor_id_at", "office_id", "actor_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    verb: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[int]
    event_id: Mapped[int | None]
    facts: Mapped[dict[str, Any]]


class Removed(Owned, Base):
    """A row that was removed and can be brought back for a short time; see `history.removed`."""

    __tablename__ = "removed"
    __table_args__ = (Index("ix_removed_at", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    subject_kind: Mapped[str]
    content: Mapped[dict[str, Any]]
