"""What the office says of attendance: numbers, outlets by name, and guests of other kinds."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.models import Outlet
from planner.events.attendance_facts import Qualifier
from planner.events.models.event import Event
from planner.kernel.database import Base, Owned, words
from planner.kernel.texts import Texts


class Attendance(Owned, Base):
    """Attendance as stated by the office, None where it was counted at the door only.

    `named` are outlets that releases name; `outlets_are_public` lets them name those of the door as
    well. Guests are never named. `is_confirmed`: somebody says that both numbers hold though there
    are more outlets than journalists, because one of them came for two.
    """

    __tablename__ = "attendances"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), unique=True)
    people: Mapped[int | None]
    outlets: Mapped[int | None]
    qualifier: Mapped[Qualifier] = mapped_column(words(Qualifier), default=Qualifier.EXACT)
    outlets_qualifier: Mapped[Qualifier] = mapped_column(words(Qualifier), default=Qualifier.EXACT)
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    outlets_are_public: Mapped[bool] = mapped_column(default=False)

    event: Mapped[Event] = relationship()
    named: Mapped[list[NamedOutlet]] = relationship(
        cascade="all, delete-orphan", order_by="NamedOutlet.position"
    )
    others: Mapped[list[OtherGuests]] = relationship(
        cascade="all, delete-orphan", order_by="OtherGuests.position"
    )


class NamedOutlet(Owned, Base):
    """An outlet that is known to have been there, whoever came for it."""

    __tablename__ = "named_outlets"
    __table_args__ = (UniqueConstraint("attendance_id", "outlet_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attendance_id: Mapped[int] = mapped_column(ForeignKey("attendances.id", ondelete="CASCADE"))
    outlet_id: Mapped[int] = mapped_column(
        ForeignKey("outlets.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)

    outlet: Mapped[Outlet] = relationship()


class OtherGuests(Owned, Base):
    """Guests other than journalists: `people` of them, `nouns` as they stand after the number."""

    __tablename__ = "other_guests"

    id: Mapped[int] = mapped_column(primary_key=True)
    attendance_id: Mapped[int] = mapped_column(
        ForeignKey("attendances.id", ondelete="CASCADE"), index=True
    )
    people: Mapped[int]
    nouns: Mapped[Texts]
    position: Mapped[int] = mapped_column(default=0)
