"""When and where an item of the programme takes place."""

from __future__ import annotations

from datetime import time
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import words
from planner.kernel.texts import Texts


class ItemBegin(StrEnum):
    """How the beginning of an item is known."""

    FOLLOWS = "follows"
    FIXED = "fixed"
    UNKNOWN = "unknown"


# The columns of `ItemTimes`, for those who copy them.
ITEM_TIMES = ("begins", "day", "clock", "minutes", "length_is_guess", "venues")


class ItemTimes:
    """Columns of a programme item; `events.timetable` derives its day and hour from them.

    It begins where the item before it ends, at the local time `clock`, or at an hour that nobody
    knows. `day` counts the days of the event from 1, so that it stays true when the event is moved
    or copied; without it the item stands on the day of the one before. `minutes` is its length,
    None if nobody knows it. A length that `length_is_guess` says nothing about later items.
    `venues` is where it takes place, if that is not the place of the event.
    """

    begins: Mapped[ItemBegin] = mapped_column(words(ItemBegin), default=ItemBegin.FOLLOWS)
    day: Mapped[int | None]
    clock: Mapped[time | None]
    minutes: Mapped[int | None]
    length_is_guess: Mapped[bool] = mapped_column(default=False)
    venues: Mapped[Texts] = mapped_column(default=Texts)
