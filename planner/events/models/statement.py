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
    """How a statement is noted: quoted, partly quoted, reported, as a plan, as a call, as topics."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"
    PLAN = "plan"
    CALL = "call"
    TOPICS = "topics"

    @property
    def is_verbatim(self) -> bool:
        """Whether words are quoted, which somebody has to approve before they are printed."""
        return self in (SpeechForm.DIRECT, SpeechForm.PARTIAL)


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
    EXPLAINED = "explained"
    RECALLED = "recalled"
    ADDED = "added"
    ANNOUNCED = "announced"
    PROMISED = "promised"
    CALLED = "called"
    PROPOSED = "proposed"
    WARNED = "warned"
    STATED = "stated"
    ASKED = "asked"


class Statement(Owned, Versioned, Base):
    """What the speaker of a part said, alone or together with `joint_speakers`.

    `texts` per language, by form: the quotation (direct); the quoted words, after `lead_ins` (partial:
    "the bare banks are" and "a debt paid back tree by tree"); a clause as it stands after "said that"
    (indirect, plan); an infinitive (call: "to leave a strip of grass"), asked of `addressees`; one
    topic per line (topics). Of a plan, `deadlines` ("by 2035") stand apart, because languages put them
    in different places; `figures` are words of the clause that hold its figure, and `documents` the
    announced programme or document.

    Quoted words are printed only when approved; an edit voids the approval. `is_unclear` means that the
    speaker has to confirm it. Before `embargo_until` it stands in no paper. The quotation that
    `is_subhead`, one of an event at most, stands below the headline.
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
    lead_ins: Mapped[Texts] = mapped_column(default=Texts)
    addressees: Mapped[Texts] = mapped_column(default=Texts)
    figures: Mapped[Texts] = mapped_column(default=Texts)
    deadlines: Mapped[Texts] = mapped_column(default=Texts)
    documents: Mapped[Texts] = mapped_column(default=Texts)
    is_unclear: Mapped[bool] = mapped_column(default=False)
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str] = mapped_column(default="")
    embargo_until: Mapped[datetime | None]
    is_news: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_subhead: Mapped[bool] = mapped_column(default=False, server_default=false())
    position: Mapped[int] = mapped_column(default=0)

    event: Mapped[Event] = relationship()
    part: Mapped[Part] = relationship()
    joint_speakers: Mapped[list[JointSpeaker]] = relationship(
        cascade="all, delete-orphan", order_by="JointSpeaker.position"
    )

    @property
    def is_printable(self) -> bool:
        """Whether a release may print it: on the record, and approved if it quotes words."""
        return self.terms is SpeechTerms.ON_RECORD and (
            not self.form.is_verbatim or self.approved_at is not None
        )


class JointSpeaker(Owned, Base):
    """Somebody who made the statement together with its speaker."""

    __tablename__ = "joint_speakers"

    id: Mapped[int] = mapped_column(primary_key=True)
    statement_id: Mapped[int] = mapped_column(
        ForeignKey("statements.id", ondelete="CASCADE"), index=True
    )
    part_id: Mapped[int] = mapped_column(ForeignKey("parts.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)

    part: Mapped[Part] = relationship()
