"""Planned letters of events, and those that the plan of an event begins with."""

from __future__ import annotations

from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.events.models.event import Event
from planner.kernel.database import Base, MessageText, Owned, Versioned, words
from planner.letter_texts.kinds import LetterKind


class Anchor(StrEnum):
    """From where the hour of a planned letter is counted: the last day to answer, the beginning or
    the end of the event.
    """

    DEADLINE = "deadline"
    START = "start"
    END = "end"


class Way(StrEnum):
    """What becomes of a planned letter at its hour: nothing (`draft`), letters that wait in the
    outbox (`held`), or letters that leave (`released`).
    """

    DRAFT = "draft"
    HELD = "held"
    RELEASED = "released"


class PlanState(StrEnum):
    """`open` until its hour; then `written`, or `missed` if nothing could be written in time, which
    a person decides about; `dropped` by a person.
    """

    OPEN = "open"
    WRITTEN = "written"
    MISSED = "missed"
    DROPPED = "dropped"


class PlannedLetter(Owned, Versioned, Base):
    """A letter of one kind, which says to whom, at an hour that follows the event.

    Without `event_id` it belongs to the office's plan, from which those of events are copied.
    `days` count from the day of the `anchor` back, or with `is_after` on, to `clock` in the zone of
    the event; `hours` instead count from its hour. `due_at` follows from them and is settled by the
    worker and by each act (`timing.settle`). `agreed_by_id` is who chose that it is written: the
    job acts for this person. `reason` is why it was missed.
    """

    __tablename__ = "planned_letters"
    __table_args__ = (
        Index("ix_planned_letters_due", "office_id", "state", "due_at", "event_id"),
        Index("ix_planned_letters_state", "state", "way"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("events.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[LetterKind] = mapped_column(words(LetterKind))
    anchor: Mapped[Anchor] = mapped_column(words(Anchor))
    days: Mapped[int] = mapped_column(default=0)
    clock: Mapped[time | None]
    hours: Mapped[int | None]
    is_after: Mapped[bool] = mapped_column(default=False, server_default=false())
    way: Mapped[Way] = mapped_column(words(Way), default=Way.DRAFT)
    state: Mapped[PlanState] = mapped_column(words(PlanState), default=PlanState.OPEN)
    due_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(MessageText, default="", server_default="")
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    job_id: Mapped[int | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="SET NULL"), index=True
    )

    event: Mapped[Event | None] = relationship()

    @property
    def is_open(self) -> bool:
        return self.state is PlanState.OPEN

    @property
    def key(self) -> str:
        """Before the number of the guest in `Letter.unique_key` of its letters."""
        return f"plan:{self.id}:"
