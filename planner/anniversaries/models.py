"""Anniversaries that an event may mark."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.anniversaries.calendars import (
    FIRST_CERTAIN_YEAR,
    Calendar,
    WrittenDay,
    julian_of,
)
from planner.kernel.database import ANY_CENTURY, Archivable, Base, Owned, Versioned, words
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
    Of `exact_on` only the parts that `precision` says are known. It is Gregorian; `calendar` says in
    which calendar people know the day. `search_text` is derived.
    """

    __tablename__ = "anniversaries"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[AnniversaryKind] = mapped_column(words(AnniversaryKind))
    base_year: Mapped[int]
    exact_on: Mapped[date | None] = mapped_column(info={ANY_CENTURY: True})
    precision: Mapped[Precision] = mapped_column(words(Precision), default=Precision.YEAR)
    calendar: Mapped[Calendar] = mapped_column(
        words(Calendar), default=Calendar.UNKNOWN, server_default=""
    )
    phrases: Mapped[Texts]
    search_text: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")

    owner: Mapped[Organisation | None] = relationship()

    @property
    def is_julian(self) -> bool:
        return self.calendar is Calendar.JULIAN and self.exact_on is not None

    @property
    def written_on(self) -> WrittenDay | None:
        """The day as people know it, in `calendar`."""
        day = self.exact_on
        if day is None:
            return None
        return julian_of(day) if self.is_julian else WrittenDay(day.year, day.month, day.day)

    @property
    def has_certain_day(self) -> bool:
        """Whether the day may be printed: before 1900 only if somebody said in which calendar."""
        return (
            self.exact_on is not None
            and self.precision is Precision.DAY
            and (self.calendar is not Calendar.UNKNOWN or self.base_year >= FIRST_CERTAIN_YEAR)
        )

    def years_in(self, year: int) -> int:
        """Calendar year − base year, whatever the day; not positive up to the base year."""
        return year - self.base_year
