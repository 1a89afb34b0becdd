"""Who is asked to an event, what they answered, and whether they came."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, case
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.models import Outlet, Person, Pool
from planner.events.attendance_facts import Qualifier
from planner.events.models import Event
from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.folding import fold


class Answer(StrEnum):
    """The guest's answer, in the words of RFC 5545 (PARTSTAT), and remote attendance besides."""

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    DELEGATED = "delegated"
    REMOTE = "remote"


class AnswerRoad(StrEnum):
    """How the answer reached us."""

    LINK = "link"
    PHONE = "phone"
    MAIL = "mail"
    IN_PERSON = "in_person"


def _folded_name(context: Any) -> str:
    """What a new row is sorted and found by where nobody says more."""
    return fold(context.get_current_parameters()["name"])


class Invitation(Owned, Versioned, Base):
    """One person, asked to one event.

    Relationships point down the house: an invitation knows its event and its person; neither
    knows the guest list. `name`, `address` and `language` are those that the letters went to;
    `sort_name` and `search_text` are for the list. `generation` counts revoked links.

    `sent_sequence` is the last SEQUENCE put into a letter to this guest, `answered_sequence` the
    one they answered: an answer to an older one is open again, see `standing`. `floor_sequence`
    is the least that the next REQUEST must have after a CANCEL to this guest alone. `drafted`
    is what the last letter said of date and place, with its key; `known` is the same of the
    last one that left the house. A walk-in was never asked: `invited_at` is None.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        Index("ix_invitations_event_id_answer", "event_id", "answer"),
        Index("ix_invitations_event_id_sort_name_id", "event_id", "sort_name", "id"),
        # Guests are counted in this index alone.
        Index(
            "ix_invitations_counts",
            *("event_id", "office_id", "withdrawn_at", "invited_at", "checked_in_at"),
            *("outlet_id", "answer", "answered_sequence", "sent_sequence"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    generation: Mapped[int] = mapped_column(default=1)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    outlet_id: Mapped[int | None] = mapped_column(
        ForeignKey("outlets.id", ondelete="RESTRICT"), index=True
    )
    name: Mapped[str]
    address: Mapped[str]
    language: Mapped[str]
    sort_name: Mapped[str] = mapped_column(default=_folded_name)
    search_text: Mapped[str] = mapped_column(default=_folded_name)
    invited_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    answer: Mapped[Answer] = mapped_column(words(Answer), default=Answer.NEEDS_ACTION)
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    answer_road: Mapped[AnswerRoad | None] = mapped_column(words(AnswerRoad))
    answered_sequence: Mapped[int | None]
    message: Mapped[str] = mapped_column(default="")
    colleague_name: Mapped[str] = mapped_column(default="")
    colleague_address: Mapped[str] = mapped_column(default="")
    crew: Mapped[int] = mapped_column(default=0)

    sent_sequence: Mapped[int | None]
    floor_sequence: Mapped[int] = mapped_column(default=0)
    drafted: Mapped[dict[str, Any]] = mapped_column(default=dict)
    known: Mapped[dict[str, Any]] = mapped_column(default=dict)

    checked_in_at: Mapped[datetime | None]
    checked_in_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL")
    )
    is_walk_in: Mapped[bool] = mapped_column(default=False)

    event: Mapped[Event] = relationship()
    person: Mapped[Person] = relationship()
    outlet: Mapped[Outlet | None] = relationship()

    @property
    def came(self) -> bool:
        return self.checked_in_at is not None

    @hybrid_property
    def standing(self) -> Answer:
        """The answer as it counts now: one to a date or place that has changed is open again."""
        return Answer.NEEDS_ACTION if self.is_outdated else self.answer

    @standing.inplace.expression
    @classmethod
    def _standing(cls) -> ColumnElement[Answer]:
        outdated = cls.answered_sequence < cls.sent_sequence
        return case((outdated, Answer.NEEDS_ACTION.value), else_=cls.answer)

    @property
    def is_outdated(self) -> bool:
        """They answered, but to what was told them before the last change."""
        return (
            self.answered_sequence is not None
            and self.sent_sequence is not None
            and self.answered_sequence < self.sent_sequence
        )


class Attendance(Owned, Base):
    """What an office says about attendance where it was not counted at the door.

    `outlets_are_public` lets a release name the media; people who came are never named.
    """

    __tablename__ = "attendances"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), unique=True)
    people: Mapped[int | None]
    outlets: Mapped[int | None]
    qualifier: Mapped[Qualifier] = mapped_column(words(Qualifier), default=Qualifier.EXACT)
    outlets_are_public: Mapped[bool] = mapped_column(default=False)

    event: Mapped[Event] = relationship()


class PoolPresence(Owned, Base):
    """Members of this pool took part in the event."""

    __tablename__ = "pool_presences"
    __table_args__ = (UniqueConstraint("event_id", "pool_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    pool_id: Mapped[int] = mapped_column(ForeignKey("pools.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int] = mapped_column(default=0)

    event: Mapped[Event] = relationship()
    pool: Mapped[Pool] = relationship()
