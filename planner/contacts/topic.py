"""Topics of an office: what its events are about, and what journalists write about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

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


class TopicLink(Owned):
    """A row that links something to a topic, which is always loaded with it."""

    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id", ondelete="RESTRICT"))

    @declared_attr
    @classmethod
    def topic(cls) -> Mapped[Topic]:
        return relationship(Topic, lazy="joined")

    @classmethod
    def in_order(cls) -> tuple[ColumnElement[Any], ...]:
        """To order links as the office orders their topics."""
        position = select(Topic.position).where(Topic.id == cls.topic_id).correlate(cls)
        return position.scalar_subquery(), cls.topic_id.expression


class Topical:
    """A row with `topics`: links in the order of the office."""

    topics: Any

    @property
    def topic_list(self) -> list[Topic]:
        return [link.topic for link in self.topics]

    @property
    def topic_ids(self) -> list[int]:
        return [topic.id for topic in self.topic_list]


class PersonTopic(TopicLink, Base):
    """A topic that a journalist writes about: a beat."""

    __tablename__ = "person_topics"
    __table_args__ = (
        UniqueConstraint("person_id", "topic_id"),
        Index("ix_person_topics_topic_id_office_id", "topic_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
