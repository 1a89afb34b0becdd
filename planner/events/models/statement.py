"""What was said at an event, as noted and approved."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.events.models.event import Event, Part
from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.texts import Texts


class SpeechForm(StrEnum):
    """Word for word, in reported speech, or only what it was about."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    TOPICS = "topics"


class SpeechTerms(StrEnum):
    """What may be done with what was said."""

    ON_RECORD = "on_the_record"
    BACKGROUND = "background"
    OFF_RECORD = "off_the_record"
    CHATHAM_HOUSE = "chatham_house"


class Force(StrEnum):
    """How it was said."""

    SAID = "said"
    NOTED = "noted"
    STRESSED = "stressed"
    ANNOUNCED = "announced"
    CALLED = "called"
    WARNED = "warned"


class Statement(Owned, Versioned, Base):
    """Something that the speaker of a part said.

    `texts` per language: the quotation word for word (direct), a clause in the present tense
    (indirect: "labour migrants seek out Russia"), or what it was about, one topic per line
    (topics: "tendencies of labour migration in Russia"). Direct speech is printed only when
    approved; an edit voids the approval. `is_unclear` asks for the speaker's confirmation.
    Nothing of it is told before `embargo_until`.
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
    position: Mapped[int] = mapped_column(default=0)

    event: Mapped[Event] = relationship()
    part: Mapped[Part] = relationship()

    @property
    def is_printable(self) -> bool:
        """May stand in a release: on the record, and approved if it is word for word."""
        return self.terms is SpeechTerms.ON_RECORD and (
            self.form is not SpeechForm.DIRECT or self.approved_at is not None
        )
