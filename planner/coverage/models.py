"""Publications about events."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.models import Outlet
from planner.events.models.event import Event
from planner.kernel.database import Base, Owned, Versioned


class Clip(Owned, Versioned, Base):
    """One publication about an event."""

    __tablename__ = "clips"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    outlet_id: Mapped[int | None] = mapped_column(
        ForeignKey("outlets.id", ondelete="RESTRICT"), index=True
    )
    title: Mapped[str]
    url: Mapped[str] = mapped_column(default="")
    published_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")

    event: Mapped[Event] = relationship()
    outlet: Mapped[Outlet | None] = relationship()
