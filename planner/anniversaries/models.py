"""Founding dates and the like: what an event may mark."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.kernel.database import Archivable, Base, Owned, Versioned, words
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation


class AnniversaryKind(StrEnum):
    """What happened in the base year. `MOURNING` is marked and never celebrated."""

    FOUNDATION = "foundation"
    START_OF_WORK = "start_of_work"
    BIRTH = "birth"
    ADOPTION = "adoption"
    RELATIONS = "relations"
    MOURNING = "mourning"


class Precision(StrEnum):
    """How exactly the date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Anniversary(Owned, Versioned, Archivable, Base):
    """A date that comes round every year.

    `phrases` per language in the form that follows the number: English "the founding of the
    Russian Red Cross" (after "the 145th anniversary of"), Russian «со дня основания …» (after
    «145 лет»). `exact_on` is a real day; `precision` says how much of it counts. Years are
    always event year − `base_year`, never elapsed days. `search_text` is folded and derived.
    """

    __tablename__ = "anniversaries"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[AnniversaryKind] = mapped_column(words(AnniversaryKind))
    base_year: Mapped[int]
    exact_on: Mapped[date | None]
    precision: Mapped[Precision] = mapped_column(words(Precision), default=Precision.YEAR)
    phrases: Mapped[Texts]
    search_text: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")

    owner: Mapped[Organisation | None] = relationship()

    def years_in(self, year: int) -> int:
        """How many years it is in that calendar year; zero or less before there was anything."""
        return year - self.base_year
