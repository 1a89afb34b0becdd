"""Topics of an office: what its events are about, and what journalists write about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.kernel.database import Archivable, Base, Owned, Versioned
from planner.kernel.searchable import Searchable, all_of, first_of
from planner.kernel.texts import Texts

# The position of a topic that nobody has put in order yet: behind those that have been.
LAST = 1_000_000


class Topic(Owned, Versioned, Archivable, Searchable, Base):
    """A topic, such as water or health; the office orders them by `position`, then by entry."""

    __tablename__ = "topics"
    __table_args__ = (Index("ix_topics_office_id_position_id", "office_id", "position", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts]
    position: Mapped[int] = mapped_column(default=LAST)

    def best_label(self) -> str:
        return first_of(self.names)

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.names)


class Topical:
    """A row with links to topics."""

    topics: Any

    @property
    def topic_list(self) -> list[Topic]:
        """The topics, in the order of the office."""
        topics = [link.topic for link in self.topics]
        return sorted(topics, key=lambda topic: (topic.position, topic.id))

    @property
    def topic_ids(self) -> list[int]:
        return [topic.id for topic in self.topic_list]


class PersonTopic(Owned, Base):
    """A topic that a journalist writes about: a beat."""

    __tablename__ = "person_topics"
    __table_args__ = (
        UniqueConstraint("person_id", "topic_id"),
        Index("ix_person_topics_topic_id_office_id", "topic_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id", ondelete="RESTRICT"))

    topic: Mapped[Topic] = relationship()
