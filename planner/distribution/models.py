"""Distributions: a release or an advisory, and to whom it goes."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.free_letters.models import GuestGroup
from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.ids import new_public_id
from planner.releases.models import Release


class DistributionKind(StrEnum):
    """What is sent: the public releases of an event, each in the language of its reader, or its
    advisory.
    """

    RELEASE = "release"
    ADVISORY = "advisory"


class Distribution(Owned, Versioned, Base):
    """`guests` None: not to guests. `filter_ids` are filters that are kept under a name. `in_another`:
    whoever reads no language of it gets another one. Once it is written it does not change any more.
    """

    __tablename__ = "distributions"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    kind: Mapped[DistributionKind] = mapped_column(words(DistributionKind))
    guests: Mapped[GuestGroup | None] = mapped_column(words(GuestGroup))
    pool_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    topic_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    outlet_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    filter_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    person_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    to_subscribers: Mapped[bool] = mapped_column(default=False, server_default=false())
    in_another: Mapped[bool] = mapped_column(default=False, server_default=false())
    drafted_at: Mapped[datetime]
    written_at: Mapped[datetime | None]
    job_id: Mapped[int | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="SET NULL"), index=True
    )

    event: Mapped[Event] = relationship()


class EmbargoedCopy(Owned, Base):
    """A release under embargo for one person, who has agreed to it: `agreement` says when and how.

    `number` is that of the copy among those of the release, and stands on it. Its page is gone once it
    is revoked.
    """

    __tablename__ = "embargoed_copies"
    __table_args__ = (
        UniqueConstraint("release_id", "number"),
        Index("ix_embargoed_copies_person_id_office_id", "person_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    # In the address of its page.
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    release_id: Mapped[int] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    number: Mapped[int]
    agreement: Mapped[str]
    given_at: Mapped[datetime]
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    revoked_at: Mapped[datetime | None]

    release: Mapped[Release] = relationship()
    person: Mapped[Person] = relationship()
