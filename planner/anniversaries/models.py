"""Anniversaries that an event may mark."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.kernel.database import Archivable, Base, Owned, Versioned, words
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation


class AnniversaryKind(StrEnum):
    """What happened in the base year. Drafting never writes that `MOURNING` is celebrated."""

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
    """An event in the past that is marked every year.

    `phrases` holds, per language, what follows the number: English "the founding of the Russian
    Red Cross" (after "the 145th anniversary of"), Russian «со дня основания …» (after «145 лет»).
    Of `exact_on` only the parts that `precision` says are known. `search_text` is derived.
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
        """Calendar year − base year, whatever the day; not positive up to the base year."""
        return year - self.base_year
