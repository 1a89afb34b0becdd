"""Requests to attend an event, papers given with them, and accreditation for a season."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.accounts.models import User
from planner.contacts.models import Outlet, Person
from planner.events.models.event import Event
from planner.files.models import StoredFile
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Invitation
from planner.kernel.database import Base, Owned, Versioned, words

ABOUT = "attendance_requests:"  # before the number of a request, in `Letter.about`


class RequestState(StrEnum):
    """`unconfirmed`: the letter with the link has not been followed, and nobody sees the request.
    `replaced`: the same person has asked anew.
    """

    UNCONFIRMED = "unconfirmed"
    REQUESTED = "requested"
    PAPERS_MISSING = "papers_missing"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide."""
        return self in WAITING


WAITING = (RequestState.REQUESTED, RequestState.PAPERS_MISSING)
# What the desk lists.
SHOWN = (*WAITING, RequestState.APPROVED, RequestState.REFUSED, RequestState.WITHDRAWN)
_WAITS = "state IN ('requested', 'papers_missing')"


class AttendanceRequest(Owned, Versioned, Base):
    """What somebody has written into the form on the public page of an event.

    `address_key` finds requests of the same address. `generation` is part of the signed link, so
    that one can be revoked. `crew` counts those who come along; their names, the equipment,
    the car and what they need are in words. `reason` is why it was refused, and `missing` which
    papers are: both are told to the person. `person_id` and `invitation_id` are set when it is
    approved, `has_made_invitation` if the person was not on the guest list before.
    """

    __tablename__ = "attendance_requests"
    __table_args__ = (
        Index("ix_attendance_requests_event_id_state_id", "event_id", "state", "id"),
        Index("ix_attendance_requests_address", "office_id", "address_key", "asked_at"),
        Index(
            "ix_attendance_requests_waiting",
            *("office_id", "event_id", "state"),
            sqlite_where=text(_WAITS),
            postgresql_where=text(_WAITS),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    generation: Mapped[int] = mapped_column(default=1)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    state: Mapped[RequestState] = mapped_column(
        words(RequestState), default=RequestState.UNCONFIRMED
    )
    name: Mapped[str]
    outlet_name: Mapped[str] = mapped_column(default="")
    outlet_id: Mapped[int | None] = mapped_column(
        ForeignKey("outlets.id", ondelete="SET NULL"), index=True
    )
    address: Mapped[str]
    address_key: Mapped[str]
    telephone: Mapped[str] = mapped_column(default="")
    kind: Mapped[GuestKind] = mapped_column(words(GuestKind), default=GuestKind.JOURNALIST)
    language: Mapped[str]
    crew: Mapped[int] = mapped_column(default=0)
    crew_names: Mapped[str] = mapped_column(default="")
    equipment: Mapped[str] = mapped_column(default="")
    car: Mapped[str] = mapped_column(default="")
    needs: Mapped[str] = mapped_column(default="")
    press_card: Mapped[str] = mapped_column(default="")
    message: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    reason: Mapped[str] = mapped_column(default="")
    missing: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    invitation_id: Mapped[int | None] = mapped_column(
        ForeignKey("invitations.id", ondelete="SET NULL"), index=True
    )
    has_made_invitation: Mapped[bool] = mapped_column(default=False)

    event: Mapped[Event] = relationship()
    outlet: Mapped[Outlet | None] = relationship()
    person: Mapped[Person | None] = relationship()
    invitation: Mapped[Invitation | None] = relationship()
    decided_by: Mapped[User | None] = relationship()
    papers: Mapped[list[IdentityPaper]] = relationship(
        back_populates="request", order_by="IdentityPaper.id", passive_deletes=True
    )

    @property
    def about(self) -> str:
        """`Letter.about` of letters about this request."""
        return f"{ABOUT}{self.id}"

    @property
    def outlet_label(self) -> str:
        """The outlet as it was typed; of the office's own list if it was found there."""
        return self.outlet.names.best(self.language) if self.outlet else self.outlet_name


class IdentityPaper(Owned, Base):
    """A scan of a press card or another paper, given by the person or, with `given_by_id`, by a
    member. It is deleted after its term (`papers`) and goes with its request.
    """

    __tablename__ = "identity_papers"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(
        ForeignKey("attendance_requests.id", ondelete="CASCADE"), index=True
    )
    file_id: Mapped[int] = mapped_column(
        ForeignKey("stored_files.id", ondelete="CASCADE"), index=True
    )
    given_at: Mapped[datetime]
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))

    request: Mapped[AttendanceRequest] = relationship(back_populates="papers")
    file: Mapped[StoredFile] = relationship()


class SeasonAccreditation(Owned, Versioned, Base):
    """A person whom the office has accredited from one day to another, both inclusive: their
    requests are approved when they confirm them. `number` is that of the badge.
    """

    __tablename__ = "season_accreditations"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    number: Mapped[str] = mapped_column(default="")
    kind: Mapped[GuestKind] = mapped_column(words(GuestKind), default=GuestKind.JOURNALIST)
    since: Mapped[date]
    until: Mapped[date]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()

    def holds_on(self, day: date) -> bool:
        return self.ended_at is None and self.since <= day <= self.until
