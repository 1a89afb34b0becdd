"""How many seats an event has, as entered."""

from __future__ import annotations

from dataclasses import dataclass

from planner.events.models.seats import SEATS_OF_KINDS
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.outbox.limits import MOST_OF_OUTLET

MOST_SEATS = 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatsPlan:
    """See `EventSeats`."""

    seats: int | None = None
    seats_for_journalists: int | None = None
    seats_for_crew: int | None = None
    seats_for_officials: int | None = None
    seats_for_partners: int | None = None
    seats_for_others: int | None = None
    most_of_outlet: int | None = None


def check_seats(plan: SeatsPlan) -> None:
    """Raises `Invalid` for a number that cannot be, and for more seats of a kind than there are."""
    for name in ("seats", *SEATS_OF_KINDS):
        _check_number(name, getattr(plan, name), MOST_SEATS)
    _check_number("most_of_outlet", plan.most_of_outlet, MOST_OF_OUTLET)
    for name in SEATS_OF_KINDS:
        if plan.seats is not None and (getattr(plan, name) or 0) > plan.seats:
            raise Invalid(name, _("The event has fewer seats than that."))


def _check_number(name: str, number: int | None, most: int) -> None:
    if number is not None and not 1 <= number <= most:
        raise Invalid(name, _("Give a number from 1 to %(most)s.", most=number_text(most)))
