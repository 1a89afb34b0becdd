"""What people are found by, pairs that may be one person, and merges that can be undone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.duplicates.evidence import Reason
from planner.contacts.models import Person
from planner.kernel.database import Base, Owned, words

UNDO_FOR = timedelta(days=30)
"""How long a merge can be undone, and how long what it needs for that is kept."""


class PersonKey(Owned, Base):
    """A key that people have in common who may be the same; see `keys`."""

    __tablename__ = "person_keys"
    __table_args__ = (
        Index("ix_person_keys_office_id_key_person_id", "office_id", "key", "person_id"),
        Index("ix_person_keys_person_id_office_id", "person_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    key: Mapped[str]


class DuplicatePair(Owned, Base):
    """Two people who may be one; `first_id` is the lower number.

    `doubt` is 100 less the certainty, so that the list is sorted by it. With `dismissed_at` somebody
    has said that they are not the same; that holds while names and addresses of both have this
    `checksum`.
    """

    __tablename__ = "duplicate_pairs"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id"),
        Index("ix_duplicate_pairs_list", "office_id", "dismissed_at", "doubt", "id"),
        # With office_id, which every statement filters by, so that SQLite prefers these indexes.
        Index("ix_duplicate_pairs_first_id_office_id", "first_id", "office_id"),
        Index("ix_duplicate_pairs_second_id_office_id", "second_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    reason: Mapped[Reason] = mapped_column(words(Reason))
    doubt: Mapped[int]
    dismissed_at: Mapped[datetime | None]
    dismissed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    checksum: Mapped[str] = mapped_column(default="", server_default="")

    first: Mapped[Person] = relationship(foreign_keys=[first_id])
    second: Mapped[Person] = relationship(foreign_keys=[second_id])


class Merge(Owned, Base):
    """`merged` was merged into `survivor`; what is needed to undo it is kept in `kept`.

    After `UNDO_FOR` the row is deleted; that of `merged` stays without data, so that its links and
    its history lead on.
    """

    __tablename__ = "merges"
    __table_args__ = (
        UniqueConstraint("merged_id"),
        Index("ix_merges_survivor_id_office_id", "survivor_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    survivor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    merged_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    merged_at: Mapped[datetime] = mapped_column(index=True)
    merged_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    kept: Mapped[dict[str, Any]]

    survivor: Mapped[Person] = relationship(foreign_keys=[survivor_id])
    merged: Mapped[Person] = relationship(foreign_keys=[merged_id])
