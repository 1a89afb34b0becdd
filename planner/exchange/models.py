"""Drafts that were deleted and can still be restored."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.accounts.models import User
from planner.kernel.database import Base, Owned
from planner.kernel.texts import Texts


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
