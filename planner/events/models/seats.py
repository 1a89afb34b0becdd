"""How many guests an event has seats for."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

SEATS_OF_KINDS = (
    *("seats_for_journalists", "seats_for_crew", "seats_for_officials"),
    *("seats_for_partners", "seats_for_others"),
)


class EventSeats:
    """`seats` are for all guests and those who come with them. Of these, at the most so many are for
    guests of one kind (`seats_for_…`); None: any number.

    `most_of_outlet` guests of one outlet are invited; None: as many as the office allows for every
    event. `answers_until` is the last day for answers.
    """

    answers_until: Mapped[date | None]
    seats: Mapped[int | None]
    seats_for_journalists: Mapped[int | None]
    seats_for_crew: Mapped[int | None]
    seats_for_officials: Mapped[int | None]
    seats_for_partners: Mapped[int | None]
    seats_for_others: Mapped[int | None]
    most_of_outlet: Mapped[int | None]

    @property
    def counts_seats(self) -> bool:
        """Whether there is a number of seats, for all or for guests of a kind."""
        return any(getattr(self, name) is not None for name in ("seats", *SEATS_OF_KINDS))
