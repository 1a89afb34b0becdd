"""Who is asked to an event, what they answered, and whether they came."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    case,
    cast,
    false,
    func,
    literal,
    select,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from planner.contacts.models import Outlet, Person, Pool
from planner.events.attendance_facts import Qualifier
from planner.events.models.event import Event
from planner.invitations.purposes import ABOUT, Purpose
from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.search_keys import search_key
from planner.outbox.models import MAY_HAVE_LEFT, Letter


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
    return search_key(context.get_current_parameters()["name"])


def _asked_sequence(number: Mapped[int], sent: Mapped[int | None]) -> ColumnElement[int | None]:
    """The SEQUENCE of the last letter to the guest that left, or may have, and asked."""
    left = (
        select(func.max(Letter.sequence))
        .where(
            Letter.about == literal(ABOUT).concat(cast(number, String)),
            Letter.purpose.in_([purpose for purpose in Purpose if purpose.voids_answers]),
            Letter.delivery.in_(MAY_HAVE_LEFT),
        )
        .correlate_except(Letter)
        .scalar_subquery()
    )
    return func.coalesce(left, sent)


class Invitation(Owned, Versioned, Base):
    """One person, asked to one event.

    Relationships point downwards: an invitation knows its event and its person; neither
    knows the guest list. `name`, `address` and `language` are those that the letters went to;
    `sort_name` and `search_text` are for the list. `generation` counts revoked links.

    What the guest was told is not kept here: it follows from the letters that left (`told`).
    `asked_sequence` is the SEQUENCE of the last of them that asked for an answer, and
    `answered_sequence` the one that was answered: an answer to an older one is open again, see
    `standing`. Who answers on their page before the letter about a change has left answers to the
    SEQUENCE which that letter is going to have; `answered_version` is then the record's own
    (`Event.sequence`), so that the answer is open as soon as the record changes once more.

    `sent_sequence` and `floor_sequence` are those of letters that another installation has sent,
    for guests that came out of a file. `instead_of` is the guest in whose place this one comes. A
    walk-in was never asked: `invited_at` is None.

    `drafted` and `known` were written by version 0.1 only, which is to find them when somebody
    goes back to it.
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
    instead_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("invitations.id", ondelete="SET NULL"), index=True
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
    answered_version: Mapped[int | None]
    message: Mapped[str] = mapped_column(default="")
    colleague_name: Mapped[str] = mapped_column(default="")
    colleague_address: Mapped[str] = mapped_column(default="")
    crew: Mapped[int] = mapped_column(default=0)

    sent_sequence: Mapped[int | None] = mapped_column()
    floor_sequence: Mapped[int] = mapped_column(default=0)
    drafted: Mapped[dict[str, Any]] = mapped_column(default=dict, deferred=True)
    known: Mapped[dict[str, Any]] = mapped_column(default=dict, deferred=True)

    asked_sequence: Mapped[int | None] = column_property(
        _asked_sequence(id, sent_sequence)  # noqa: A003
    )

    checked_in_at: Mapped[datetime | None]
    checked_in_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL")
    )
    is_walk_in: Mapped[bool] = mapped_column(default=False)

    event: Mapped[Event] = relationship()
    person: Mapped[Person] = relationship()
    outlet: Mapped[Outlet | None] = relationship()
    instead_of: Mapped[Invitation | None] = relationship(remote_side="Invitation.id")

    @property
    def came(self) -> bool:
        return self.checked_in_at is not None

    @property
    def about(self) -> str:
        """How the outbox names the row that a letter concerns."""
        return f"{ABOUT}{self.id}"

    @hybrid_property
    def standing(self) -> Answer:
        """The answer as it counts now: one to a date or place that has changed is open again.

        Before an answer is made void, the letter about the change has to have left.
        """
        return Answer.NEEDS_ACTION if self.is_outdated else self.answer

    @standing.inplace.expression
    @classmethod
    def _standing(cls) -> ColumnElement[Answer]:
        return case((_is_outdated(cls), Answer.NEEDS_ACTION.value), else_=cls.answer)

    @property
    def is_outdated(self) -> bool:
        """They answered, but to another date or place than counts now."""
        if self.answered_sequence is None:
            return False
        asked = -1 if self.asked_sequence is None else self.asked_sequence
        if self.answered_sequence <= asked:
            return self.answered_sequence < asked
        return self.answered_version is not None and self.answered_version != self.event.sequence


def _is_outdated(cls: type[Invitation]) -> ColumnElement[bool]:
    """`Invitation.is_outdated` in SQL."""
    asked = func.coalesce(cls.asked_sequence, -1)
    version = select(Event.sequence).where(Event.id == cls.event_id).scalar_subquery()
    is_other = (cls.answered_sequence > asked) & (cls.answered_version != version)
    # Of a guest who has not answered nothing else is looked up.
    has_answered = cls.answered_sequence.is_not(None)
    return case((has_answered, (cls.answered_sequence < asked) | is_other), else_=false())


class EventSnapshot(Owned, Base):
    """The event as letters told it, once for each state in which any letter was written.

    `facts` are plain values in all languages (`snapshots`), never words of a letter, so that two
    states can be compared however the letters are worded by then; `checksum` finds an equal one.
    """

    __tablename__ = "event_snapshots"
    __table_args__ = (UniqueConstraint("event_id", "checksum"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    checksum: Mapped[str]
    facts: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]


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
