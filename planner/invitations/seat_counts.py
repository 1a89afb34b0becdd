"""How many seats of an event are taken, for all guests and for those of a kind, and who fits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import ColumnElement, Row, case, func, select

from planner.events.models.event import Event
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Answer, Invitation
from planner.kernel.work import Work

COLUMNS = {
    GuestKind.JOURNALIST: "seats_for_journalists",
    GuestKind.CREW: "seats_for_crew",
    GuestKind.OFFICIAL: "seats_for_officials",
    GuestKind.PARTNER: "seats_for_partners",
    GuestKind.OTHER: "seats_for_others",
}
"""Of the event: how many seats there are for guests of a kind."""


@dataclass(frozen=True, slots=True)
class Seats:
    """`number` is how many there are, None for any number; `taken` those of guests and their crews.
    `waiting` counts the guests on the waiting list. `kinds` are the seats of those kinds of guest that
    have a number of their own.
    """

    number: int | None
    taken: int
    waiting: int
    kinds: Mapping[GuestKind, Seats] = field(default_factory=dict)

    @property
    def free(self) -> int | None:
        """None for any number."""
        return None if self.number is None else max(0, self.number - self.taken)

    @property
    def too_many(self) -> int:
        """How many seats are taken that there are not."""
        return 0 if self.number is None else max(0, self.taken - self.number)

    @property
    def full_kinds(self) -> list[GuestKind]:
        """Those of which no seat is left: whoever waits for one of theirs holds up nobody else."""
        return [kind for kind, one in self.kinds.items() if not one.free]

    def for_kind(self, kind: GuestKind) -> tuple[Seats, ...]:
        """The numbers that hold for guests of this kind: that of the event, and their own."""
        return (self, self.kinds[kind]) if kind in self.kinds else (self,)


class Line:
    """The seats that are free, given to one after the other.

    Whoever does not fit holds up those behind who want the same seats: guests of the same kind if the
    seats of the kind are short, everybody if those of the event are.
    """

    def __init__(self, seats: Seats) -> None:
        numbers = [(None, seats), *seats.kinds.items()]
        self._free: dict[GuestKind | None, int] = {
            key: one.free for key, one in numbers if one.free is not None
        }
        self._held: set[GuestKind | None] = set()

    def seat(self, kind: GuestKind, number: int) -> bool:
        """Whether the next in line, who needs this `number` of seats, gets them."""
        if not self._held.isdisjoint((kind, None)):
            return False
        for key in (kind, None):
            if number > self._free.get(key, number):
                self._held.add(key)
                return False
        for key in (kind, None):
            if key in self._free:
                self._free[key] -= number
        return True


def seats_of(work: Work, event: Event) -> Seats | None:
    """None if the event has no number of seats."""
    if not event.counts_seats:
        return None
    found = work.session.execute(
        select(
            Invitation.kind,
            func.coalesce(func.sum(case((_has_seat(), Invitation.crew + 1))), 0).label("taken"),
            func.count(case((Invitation.answer == Answer.WAITING, 1))).label("waiting"),
        )
        .where(*listed(event))
        .group_by(Invitation.kind)
    )
    rows = {row.kind: row for row in found}
    kinds = {
        kind: _counted(number, [rows[kind]] if kind in rows else [])
        for kind, number in numbers_of_kinds(event).items()
    }
    return replace(_counted(event.seats, rows.values()), kinds=kinds)


def numbers_of_kinds(event: Event) -> dict[GuestKind, int]:
    """How many seats there are for those kinds of guest that have a number of their own."""
    numbers = {kind: getattr(event, name) for kind, name in COLUMNS.items()}
    return {kind: number for kind, number in numbers.items() if number is not None}


def has_seat(guest: Invitation) -> bool:
    """Also one that is kept for a colleague."""
    return guest.answer is Answer.ACCEPTED or (
        guest.answer is Answer.DELEGATED and guest.keeps_seat
    )


def listed(event: Event) -> tuple[ColumnElement[bool], ...]:
    """The guests of the event who are not withdrawn."""
    return (
        Invitation.office_id == event.office_id,
        Invitation.event_id == event.id,
        Invitation.withdrawn_at.is_(None),
    )


def _has_seat() -> ColumnElement[bool]:
    """`has_seat` in SQL."""
    keeps = (Invitation.answer == Answer.DELEGATED) & Invitation.keeps_seat.is_(True)
    return (Invitation.answer == Answer.ACCEPTED) | keeps


def _counted(number: int | None, rows: Collection[Row[tuple[GuestKind, int, int]]]) -> Seats:
    taken, waiting = sum(row.taken for row in rows), sum(row.waiting for row in rows)
    return Seats(number, taken, waiting)
