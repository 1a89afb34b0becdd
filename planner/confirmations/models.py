"""What a speaker was asked about an event, and what they answered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.kernel.database import Base, Owned, Versioned, words

ABOUT = "speaker_confirmations:"  # before the number of the row, in `Letter.about`
PURPOSE = "speaker_confirmation"


class SpeakerAnswer(StrEnum):
    """`corrected`: yes, with another name or function than is printed."""

    NONE = "none"
    YES = "yes"
    CORRECTED = "corrected"
    NO = "no"


class ProposalState(StrEnum):
    """What became of the name or function that a speaker has proposed."""

    NONE = "none"
    OPEN = "open"
    TAKEN = "taken"
    DISMISSED = "dismissed"


class SpeakerConfirmation(Owned, Versioned, Base):
    """One person with parts in the programme of one event. Two rows of one person come of a merge, the
    later one counts.

    `letters` counts those that were written, `told` is the checksum of what the last one told
    (`facts.Asked`), `asked_at` when the first one left. `answered_told` is that of what the page told
    when they answered. What they propose is in `language`, "" for what stays. `before` is what stood in its
    place in that language, once it is taken: `name`, and `functions` by the uid of their part; `printed`
    is the function that stands there now.
    """

    __tablename__ = "speaker_confirmations"
    __table_args__ = (Index("ix_speaker_confirmations_event_id", "event_id", "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    letters: Mapped[int] = mapped_column(default=0)
    told: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None]
    answer: Mapped[SpeakerAnswer] = mapped_column(words(SpeakerAnswer), default=SpeakerAnswer.NONE)
    answered_at: Mapped[datetime | None]
    answered_told: Mapped[str] = mapped_column(default="")
    message: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    proposed_name: Mapped[str] = mapped_column(default="")
    proposed_function: Mapped[str] = mapped_column(default="")
    proposal: Mapped[ProposalState] = mapped_column(
        words(ProposalState), default=ProposalState.NONE
    )
    before: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")

    event: Mapped[Event] = relationship()
    person: Mapped[Person] = relationship()

    @property
    def about(self) -> str:
        """`Letter.about` of letters to this speaker."""
        return f"{ABOUT}{self.id}"
