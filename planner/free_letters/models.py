"""Free letters: texts per language, and to whom they go."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.events.models.event import Event
from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.texts import Texts


class GuestGroup(StrEnum):
    """Which guests of the event get the letter."""

    EVERYBODY = "everybody"
    SILENT = "silent"
    MAYBE = "maybe"
    COMING = "coming"
    DECLINED = "declined"
    CAME = "came"
    ABSENT = "absent"


class FreeLetter(Owned, Versioned, Base):
    """To guests of `event` (`to`), or without one to people in these pools and with these beats.

    The texts have placeholders (`wording.py`). Once it is written it does not change any more.
    """

    __tablename__ = "free_letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("events.id", ondelete="SET NULL"), index=True
    )
    to: Mapped[GuestGroup | None] = mapped_column(words(GuestGroup))
    pool_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    topic_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    subjects: Mapped[Texts]
    greetings: Mapped[Texts]
    texts: Mapped[Texts]
    written_at: Mapped[datetime | None]
    job_id: Mapped[int | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="SET NULL"), index=True
    )

    event: Mapped[Event | None] = relationship()

    @property
    def key(self) -> str:
        """Before the number of the person in `Letter.unique_key`."""
        return f"free:{self.id}:"
