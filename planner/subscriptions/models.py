"""Subscriptions: asked for in the newsroom, confirmed from the mailbox."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.models import Person
from planner.contacts.topic import Topical, TopicLink
from planner.kernel.database import Base, Owned
from planner.kernel.ids import new_public_id
from planner.outbox.list_kinds import ListKind


class SubscriptionTopic(TopicLink, Base):
    """A topic that a subscriber has chosen."""

    __tablename__ = "subscription_topics"
    __table_args__ = (
        UniqueConstraint("subscription_id", "topic_id"),
        Index("ix_subscription_topics_topic_id_office_id", "topic_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscriptions.id", ondelete="CASCADE"))


class Subscription(Topical, Owned, Base):
    """Until `confirmed_at` it is only a wish, has no `person`, and is deleted after some days.

    No `topics` means all of them. `address_key` is `kernel.addresses.address_key`. What proves the
    consent (Art. 7 GDPR): `asked_at` and `confirmed_at`, `form_address` with the form and
    `consent_text` as it stood there.
    """

    __tablename__ = "subscriptions"
    __table_args__ = (
        Index("ix_subscriptions_office_id_address_key", "office_id", "address_key"),
        Index("ix_subscriptions_office_id_confirmed_at", "office_id", "confirmed_at", "id"),
        Index("ix_subscriptions_person_id_office_id", "person_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    # In the address of the page that confirms it.
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    address: Mapped[str]
    address_key: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[str]
    wants_releases: Mapped[bool]
    wants_advisories: Mapped[bool]
    form_address: Mapped[str]
    consent_text: Mapped[str]
    asked_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship()
    topics: Mapped[list[SubscriptionTopic]] = relationship(
        cascade="all, delete-orphan", order_by=SubscriptionTopic.in_order
    )

    @property
    def kinds(self) -> frozenset[ListKind]:
        """The kinds of letters that it asks for. An advisory is an invitation to the press at large."""
        wanted = {
            ListKind.RELEASES: self.wants_releases,
            ListKind.INVITATIONS: self.wants_advisories,
        }
        return frozenset(kind for kind, is_wanted in wanted.items() if is_wanted)
