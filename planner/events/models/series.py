"""What follows an event, and what it follows."""

from __future__ import annotations

from datetime import date

from sqlalchemy import false
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.texts import Texts


class EventSeries:
    """The next and an earlier event of the same kind; of each the day and the city. With
    `earlier_is_first` the earlier one was the first of them.
    """

    next_on: Mapped[date | None]
    next_cities: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    earlier_on: Mapped[date | None]
    earlier_cities: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    earlier_is_first: Mapped[bool] = mapped_column(default=False, server_default=false())
