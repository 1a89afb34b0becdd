"""Who of the office plans an event."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column


class EventPlanning:
    """`responsible_id` is the account of the member who is responsible; None if nobody is."""

    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
