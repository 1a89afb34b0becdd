"""Statements of speakers at an event."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.events.models.event import Event, Part
from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.texts import Texts


class SpeechForm(StrEnum):
    """Direct speech, reported speech, or topics only."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    TOPICS = "topics"


class SpeechTerms(StrEnum):
    """The terms of attribution: whether and how a statement may be published."""

    ON_RECORD = "on_the_record"
    BACKGROUND = "background"
    OFF_RECORD = "off_the_record"
    CHATHAM_HOUSE = "chatham_house"


class Force(StrEnum):
    """The verb that introduces a statement."""

    SAID = "said"
    NOTED = "noted"
    STRESSED = "stressed"
    ANNOUNCED = "announced"
    CALLED = "called"
    WARNED = "warned"


class Statement(Owned, Versioned, Base):
    """What the speaker of a part said.

    `texts` per language: the quotation (direct), a clause in the present tense (indirect: "labour
    migrants seek out Russia"), or one topic per line (topics: "tendencies of labour migration in
    Russia"). Direct speech is printed only when approved; an edit voids the approval. `is_unclear`
    means that the speaker has to confirm it. Before `embargo_until` it stands in no paper.
    """

    __tablename__ = "statements"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    part_id: Mapped[int] = mapped_column(ForeignKey("parts.id", ondelete="CASCADE"), index=True)
    form: Mapped[SpeechForm] = mapped_column(words(SpeechForm), default=SpeechForm.INDIRECT)
    terms: Mapped[SpeechTerms] = mapped_column(words(SpeechTerms), default=SpeechTerms.ON_RECORD)
    force: Mapped[Force] = mapped_column(words(Force), default=Force.SAID)
    texts: Mapped[Texts]
    is_unclear: Mapped[bool] = mapped_column(default=False)
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str] = mapped_column(default="")
    embargo_until: Mapped[datetime | None]
    is_news: Mapped[bool] = mapped_column(default=False, server_default=false())
    position: Mapped[int] = mapped_column(default=0)

    event: Mapped[Event] = relationship()
    part: Mapped[Part] = relationship()

    @property
    def is_printable(self) -> bool:
        """Whether a release may print it: on the record, and approved if it is direct speech."""
        return self.terms is SpeechTerms.ON_RECORD and (
            self.form is not SpeechForm.DIRECT or self.approved_at is not None
        )
