"""Who of the office plans an event, and how."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column


class EventPlanning:
    """`responsible_id` is the account of the member who is responsible; None if nobody is.
    `guests_from_id` is the event whose guests are proposed for this one, which was copied from it.
    """

    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    guests_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("events.id", ondelete="SET NULL"), index=True
    )
