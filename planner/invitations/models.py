"""Invitations with answers and attendance, and snapshots of what letters told."""

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
    text,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from planner.contacts.models import Outlet, OutletKind, Person, Pool
from planner.events.models.event import Event
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.purposes import ABOUT, Purpose
from planner.kernel.database import Base, Owned, Versioned, partial_index, words
from planner.kernel.search_keys import search_key
from planner.outbox.models import MAY_HAVE_LEFT, Letter


class Answer(StrEnum):
    """The values of PARTSTAT (RFC 5545), remote attendance, and a yes for which there is no seat yet
    (`seats`).
    """

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    DELEGATED = "delegated"
    REMOTE = "remote"
    WAITING = "waiting"


class AnswerRoad(StrEnum):
    """How the answer reached us; `request`: they have asked to attend."""

    LINK = "link"
    PHONE = "phone"
    MAIL = "mail"
    IN_PERSON = "in_person"
    REQUEST = "request"


def _search_key_of_name(context: Any) -> str:
    """Default for the columns by which a guest is sorted and searched."""
    return search_key(context.get_current_parameters()["name"])


IS_UNSETTLED = text("invitations.is_unsettled")
"""As its index has it: for “= 1” or “IS 1”, SQLite would read all invitations."""


def about_guest(number: ColumnElement[int] | Mapped[int]) -> ColumnElement[str]:
    """`Invitation.about` in SQL."""
    return literal(ABOUT).concat(cast(number, String))


def _asked_sequence(number: Mapped[int], sent: Mapped[int | None]) -> ColumnElement[int | None]:
    """The SEQUENCE of the last letter asking for an answer that left or may have left."""
    left = (
        select(func.max(Letter.sequence))
        .where(
            Letter.about == about_guest(number),
            Letter.purpose.in_([purpose for purpose in Purpose if purpose.voids_answers]),
            Letter.delivery.in_(MAY_HAVE_LEFT),
        )
        .correlate_except(Letter)
        .scalar_subquery()
    )
    return func.coalesce(left, sent)


class Invitation(Owned, Versioned, Base):
    """One person invited to one event.

    Relationships point downwards: events and people have none to invitations. `name`, `address` and
    `language` are used in letters, `sort_name` and `search_text` in the guest list. `generation` is
    part of the signed link and rises when the link is revoked.

    What the guest was told follows from the letters that left (`told`). `asked_sequence` is the
    SEQUENCE of the last letter that asked for an answer, `answered_sequence` the one that was
    answered; an answer to an older one is void, see `standing`. A guest who answers on their page
    before the letter about a change has left answers the SEQUENCE that this letter will have;
    `answered_version` is then `Event.sequence`, so that the answer is void if the event changes
    again.

    `sent_sequence` and `floor_sequence` come from an imported event file: the SEQUENCE that another
    installation has sent, and the least one for the next letter. `instead_of` is the guest in whose
    place this one comes. `invited_at` is None for a walk-in; `asked_at` is when they have asked to
    attend, whatever letters they have opted out of. `outlet_kind` takes the place of the
    outlet once the person is erased.

    `crew` is how many come along; who they are, and what the guest needs, is told in `particulars`.

    `waits_since` orders the waiting list. `keeps_seat`: they have a seat for the colleague who comes
    instead. `place_changed_at`: they came onto the waiting list or moved up, and are to hear of it.
    `is_unsettled`: the worker has to look at their letters, because an answer changed what they have to
    be told.

    `drafted` and `known` are columns of version 0.1, kept for a downgrade.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        Index("ix_invitations_event_id_answer", "event_id", "answer"),
        Index("ix_invitations_event_id_sort_name_id", "event_id", "sort_name", "id"),
        # For the worker, which looks at all events.
        partial_index("ix_invitations_unsettled", "office_id", "event_id", where="is_unsettled"),
        partial_index(
            "ix_invitations_waiting", "office_id", "event_id", where="answer = 'waiting'"
        ),
        # A covering index for counting guests.
        Index(
            "ix_invitations_counts",
            *("event_id", "office_id", "withdrawn_at", "invited_at", "checked_in_at"),
            *("outlet_id", "answer", "answered_sequence", "sent_sequence", "kind"),
        ),
        # Covers how often each person came, by which the list of people is sorted.
        partial_index(
            "ix_invitations_arrivals",
            *("office_id", "person_id", "event_id", "withdrawn_at", "checked_in_at"),
            where="checked_in_at IS NOT NULL",
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
    outlet_kind: Mapped[OutletKind | None] = mapped_column(words(OutletKind))
    instead_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("invitations.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[GuestKind] = mapped_column(
        words(GuestKind), default=GuestKind.JOURNALIST, server_default=GuestKind.JOURNALIST.value
    )
    name: Mapped[str]
    address: Mapped[str]
    language: Mapped[str]
    sort_name: Mapped[str] = mapped_column(default=_search_key_of_name)
    search_text: Mapped[str] = mapped_column(default=_search_key_of_name)
    invited_at: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]
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
    crew_names: Mapped[str] = mapped_column(default="", server_default="")
    equipment: Mapped[str] = mapped_column(default="", server_default="")
    number_plate: Mapped[str] = mapped_column(default="", server_default="")
    access_needs: Mapped[str] = mapped_column(default="", server_default="")
    interpretation: Mapped[str] = mapped_column(default="", server_default="")
    waits_since: Mapped[datetime | None]
    keeps_seat: Mapped[bool] = mapped_column(default=False, server_default=false())
    place_changed_at: Mapped[datetime | None]
    is_unsettled: Mapped[bool] = mapped_column(default=False, server_default=false())

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
        """`Letter.about` of letters to this guest."""
        return f"{ABOUT}{self.id}"

    @hybrid_property
    def standing(self) -> Answer:
        """The valid answer: none after a change of date or place, once its letter has left."""
        return Answer.NEEDS_ACTION if self.is_outdated else self.answer

    @standing.inplace.expression
    @classmethod
    def _standing(cls) -> ColumnElement[Answer]:
        return case((_is_outdated(cls), Answer.NEEDS_ACTION.value), else_=cls.answer)

    @property
    def is_outdated(self) -> bool:
        """Whether the answer was to an earlier date or place."""
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
    # CASE avoids the other lookups for guests who have not answered.
    has_answered = cls.answered_sequence.is_not(None)
    return case((has_answered, (cls.answered_sequence < asked) | is_other), else_=false())


class EventSnapshot(Owned, Base):
    """A state of the event for which a letter was written, stored once per state.

    `facts` are plain values in all languages (`snapshots`) instead of rendered text, so that states
    can be compared after phrases have changed. `checksum` identifies equal states.
    """

    __tablename__ = "event_snapshots"
    __table_args__ = (UniqueConstraint("event_id", "checksum"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    checksum: Mapped[str]
    facts: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]


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
