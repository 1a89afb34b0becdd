"""The table of confirmed forms."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.accounts.models import User
from planner.grammar.needs import Need
from planner.kernel.database import Base, Owned, UtcDateTime, words


class WordForm(Owned, Base):
    """A form of a text that a person has confirmed, wherever in the office that text is entered.

    `form` is "" where the person said that there is none: sentences are then worded without it.
    `confirmed_by_id` is None for forms of an event file and for those entered before this table was
    there. `unused_since` is when the worker first found the text nowhere in the office.
    """

    __tablename__ = "word_forms"
    __table_args__ = (UniqueConstraint("office_id", "text", "language", "need"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str]
    text: Mapped[str]
    need: Mapped[Need] = mapped_column(words(Need))
    form: Mapped[str]
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    unused_since: Mapped[datetime | None] = mapped_column(UtcDateTime)

    confirmed_by: Mapped[User | None] = relationship()
