"""What an event is about, as topics of the office."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from planner.contacts.topic import Topical, TopicLink
from planner.kernel.database import Base


class EventTopic(TopicLink, Base):
    """A topic of an event, and so of its releases."""

    __tablename__ = "event_topics"
    __table_args__ = (
        UniqueConstraint("event_id", "topic_id"),
        Index("ix_event_topics_topic_id_office_id", "topic_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))


class EventTopics(Topical):
    @declared_attr
    @classmethod
    def topics(cls) -> Mapped[list[EventTopic]]:
        return relationship(EventTopic, cascade="all, delete-orphan", order_by=EventTopic.in_order)
