"""The texts of letters that an office has written itself."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, Owned, Versioned, partial_index, words
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.wording import Wording


class LetterText(Owned, Versioned, Base):
    """The wording of one kind of letter in one language, for all events or for one.

    One that is not used any more (`is_used`) is kept, so that it can be used again.
    """

    __tablename__ = "letter_texts"
    __table_args__ = (
        partial_index(
            "uq_letter_texts_of_office",
            *("office_id", "kind", "language"),
            where="event_id IS NULL",
            unique=True,
        ),
        partial_index(
            "uq_letter_texts_of_event",
            *("office_id", "event_id", "kind", "language"),
            where="event_id IS NOT NULL",
            unique=True,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("events.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[LetterKind] = mapped_column(words(LetterKind))
    language: Mapped[str]
    subject: Mapped[str]
    greeting: Mapped[str]
    opening: Mapped[str]
    closing: Mapped[str] = mapped_column(default="")
    is_used: Mapped[bool] = mapped_column(default=True)

    @property
    def wording(self) -> Wording:
        return Wording(
            subject=self.subject,
            greeting=self.greeting,
            opening=self.opening,
            closing=self.closing,
        )
