"""Events that are kept as files: deleted drafts, and the templates of an office."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.accounts.models import User
from planner.events.models.event import Event
from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OwnKind
from planner.kernel.database import Base, Owned, words
from planner.kernel.texts import NO_TEXTS, Texts


class DeletedEvent(Owned, Base):
    """A deleted draft. `document` is what `exchange.deleting` restores it from: the event of an event
    file, with references to the registers but without their rows. `event_id` was its id.
    """

    __tablename__ = "deleted_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int]
    titles: Mapped[Texts]
    document: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    deleted_at: Mapped[datetime] = mapped_column(index=True)
    deleted_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))

    deleted_by: Mapped[User | None] = relationship()


class EventTemplate(Owned, Base):
    """An event from which others are made. `document` is the event of an event file without its date
    and its past (`exchange.copying`). `draft` is the event in which it is being changed. With
    `deleted_at` it is only kept to be brought back.
    """

    __tablename__ = "event_templates"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[EventKind] = mapped_column(words(EventKind))
    own_kind_id: Mapped[int | None] = mapped_column(
        ForeignKey("own_kinds.id", ondelete="SET NULL"), index=True
    )
    document: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    kept_at: Mapped[datetime]
    kept_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    deleted_at: Mapped[datetime | None]
    draft_id: Mapped[int | None] = mapped_column(
        ForeignKey("events.id", ondelete="SET NULL"), index=True
    )

    own_kind: Mapped[OwnKind | None] = relationship()
    kept_by: Mapped[User | None] = relationship()
    draft: Mapped[Event | None] = relationship()

    @property
    def kind_names(self) -> Texts:
        """The names of the office's own kind; empty for a kind that the program knows."""
        return self.own_kind.names if self.own_kind else NO_TEXTS
