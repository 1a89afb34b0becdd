"""What is to be done for an event, and the checklists of kinds from which it comes."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.accounts.models import User
from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OwnKind
from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.texts import Texts

if TYPE_CHECKING:
    from planner.events.models.event import Event


class EventTask(Owned, Versioned, Base):
    """A row of the checklist of an event.

    `days` count from the first day of the event back, or with `is_after` from its last day on; `due_on`
    follows from them (`due_days.settle_due_days`). Without `days` it was set by hand, or there is none.
    Without `responsible_id` it is done by whoever is responsible for the event.
    """

    __tablename__ = "event_tasks"
    __table_args__ = (Index("ix_event_tasks_due", "office_id", "done_at", "due_on", "event_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    titles: Mapped[Texts]
    days: Mapped[int | None]
    is_after: Mapped[bool] = mapped_column(default=False)
    due_on: Mapped[date | None]
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))

    event: Mapped[Event] = relationship(back_populates="tasks")
    responsible: Mapped[User | None] = relationship(foreign_keys=responsible_id, lazy="joined")
    done_by: Mapped[User | None] = relationship(foreign_keys=done_by_id, lazy="joined")

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def responsible_now(self) -> int | None:
        """Who is to do it."""
        return self.responsible_id or self.event.responsible_id

    @property
    def rank(self) -> tuple[date, int, int]:
        """For sorting: by the day, without one by the distance from the event."""
        days = self.days or 0
        return self.due_on or date.max, days if self.is_after else -days, self.id or 0


class KindChecklist(Owned, Versioned, Base):
    """The office's checklist of a kind of event: `kind`, or a kind of its own."""

    __tablename__ = "kind_checklists"
    __table_args__ = (
        UniqueConstraint("office_id", "kind"),
        UniqueConstraint("office_id", "own_kind_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[EventKind | None] = mapped_column(words(EventKind))
    own_kind_id: Mapped[int | None] = mapped_column(
        ForeignKey("own_kinds.id", ondelete="CASCADE"), index=True
    )

    own_kind: Mapped[OwnKind | None] = relationship()
    tasks: Mapped[list[KindTask]] = relationship(
        back_populates="checklist", cascade="all, delete-orphan", order_by="KindTask.position"
    )


class KindTask(Owned, Base):
    """A row of the checklist of a kind; `days` as in `EventTask`, `days` 0 is the day itself."""

    __tablename__ = "kind_tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    checklist_id: Mapped[int] = mapped_column(
        ForeignKey("kind_checklists.id", ondelete="CASCADE"), index=True
    )
    titles: Mapped[Texts]
    days: Mapped[int]
    is_after: Mapped[bool] = mapped_column(default=False)
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    position: Mapped[int]

    checklist: Mapped[KindChecklist] = relationship(back_populates="tasks")
