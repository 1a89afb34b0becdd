"""Seats of an event: who has one, who is on the waiting list, and who moves up.

A guest who says yes takes a seat, and one for everybody of the crew. If there are not enough, or if
others wait already, the guest is put on the waiting list (`Answer.WAITING`), in the order of the
answers. As soon as there are seats for the first on the list, that guest moves up; whoever needs
fewer seats does not overtake. Nobody loses a seat because an event gets fewer of them, or because
its date changes: the seat is kept until the guest answers otherwise.

Everything here reads and writes in one transaction that holds the write lock, so that two answers at
the same moment cannot both get the last seat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, or_, select

from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.models import IS_UNSETTLED, Answer, Invitation
from planner.invitations.told import ASKABLE
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

NO_SEATS_FOR_CREW = _(
    "There are no places for more people who come along. Leave the number as it was: the place of the "
    "guest stays."
)


@dataclass(frozen=True, slots=True)
class Seats:
    """`number` is how many the event has; `taken` those of guests and their crews. `waiting` counts
    the guests on the waiting list.
    """

    number: int
    taken: int
    waiting: int

    @property
    def free(self) -> int:
        return max(0, self.number - self.taken)

    @property
    def too_many(self) -> int:
        """How many seats are taken that there are not."""
        return max(0, self.taken - self.number)

    @property
    def are_open(self) -> bool:
        """Whether somebody alone who says yes now gets a seat."""
        return self.free > 0 and not self.waiting


def seats_of(work: Work, event: Event) -> Seats | None:
    """None if the event has no number of seats."""
    if event.seats is None:
        return None
    row = work.session.execute(
        select(
            func.coalesce(func.sum(case((_has_seat(), _needed()))), 0).label("taken"),
            func.count(case((Invitation.answer == Answer.WAITING, 1))).label("waiting"),
        ).where(*_listed(event))
    ).one()
    return Seats(event.seats, row.taken, row.waiting)


def place_in_line(work: Work, guest: Invitation) -> int:
    """At which place of the waiting list the guest is, from 1."""
    return _waiting_before(work, guest, guest.waits_since) + 1


def take_place(
    work: Work, guest: Invitation, given: Answer, crew: int, *, is_overruled: bool = False
) -> Answer:
    """What the answer that the guest gives comes to: `WAITING` for a yes without a seat.

    `guest` still has the former answer and crew. With `is_overruled` there is a seat whatever the
    number. Raises `Invalid` at "crew" if a guest with a seat brings more people than there are seats
    for, before anything is changed: the seat stays theirs.
    """
    was_waiting, other = guest.answer is Answer.WAITING, _replaced_guest(guest)
    since = guest.waits_since or (other.waits_since if other else None)
    wants_seat = given in (Answer.ACCEPTED, Answer.DELEGATED)
    has_one = wants_seat and (is_overruled or _gets_seat(work, guest, crew, since))
    if other is not None and given is not Answer.TENTATIVE:
        other.keeps_seat, other.waits_since = False, None
    guest.keeps_seat = has_one and given is Answer.DELEGATED
    guest.waits_since = (since or work.now) if wants_seat and not has_one else None
    if given is not Answer.ACCEPTED:
        guest.place_changed_at = None
        return given
    if was_waiting is has_one:
        guest.place_changed_at = work.now
    return Answer.ACCEPTED if has_one else Answer.WAITING


def move_up(work: Work, event: Event) -> list[Invitation]:
    """Give the seats that are free to the first on the waiting list. Their letters are then due.

    Whoever has to answer again, because the date has changed, keeps the place and does not move up.
    Nobody moves up if the event is off or over.
    """
    moved = next_in_line(work, event)
    for guest in moved:
        _seat(work, guest)
        record(work, "invitation.moved_up", guest, event_id=event.id)
    return moved


def next_in_line(work: Work, event: Event) -> list[Invitation]:
    """Those who can move up now. Writes nothing."""
    is_over = event.ends_at is not None and event.ends_at <= work.now
    if event.status not in ASKABLE or is_over:
        return []
    work.session.flush()
    seats = seats_of(work, event)
    if seats is not None and not (seats.free and seats.waiting):
        return []
    waiting = waiting_list(work, event)
    if seats is None:
        return list(waiting)
    free, found = seats.free, []
    for guest in waiting:
        free -= 1 + guest.crew
        if free < 0:
            break
        found.append(guest)
    return found


def give_seat(work: Work, guest: Invitation) -> None:
    """Staff let a guest come off the waiting list, whatever the number of seats and the order."""
    if guest.withdrawn_at is not None or guest.answer is not Answer.WAITING:
        raise Conflict(_("%(name)s is not on the waiting list.", name=guest.name))
    _seat(work, guest)
    record(work, "invitation.seat_given", guest, event_id=guest.event_id)


def take_place_again(work: Work, guest: Invitation) -> None:
    """An earlier answer holds again, because what ended it was undone. If somebody else has got the seat
    meanwhile, the guest comes to the end of the waiting list.
    """
    work.session.flush()
    seats = seats_of(work, guest.event)
    if seats is None or not seats.too_many or not has_seat(guest):
        return
    guest.keeps_seat, guest.waits_since = False, work.now
    if guest.answer is Answer.ACCEPTED:
        guest.answer, guest.place_changed_at = Answer.WAITING, work.now
    guest.is_unsettled = True
    work.session.flush()
    record(work, "invitation.answered", guest, event_id=guest.event_id, answer=guest.answer)


def as_given(answer: Answer) -> Answer:
    """What a guest with this answer has said."""
    return Answer.ACCEPTED if answer is Answer.WAITING else answer


def guests_to_tell(work: Work, event: Event) -> list[int]:
    """The IDs of those whose letters have to be looked at (`Invitation.is_unsettled`)."""
    found = select(Invitation.id).where(*_listed(event), IS_UNSETTLED)
    return list(work.session.scalars(found.order_by(Invitation.id)))


def has_seat(guest: Invitation) -> bool:
    """Also one that is kept for a colleague."""
    return guest.answer is Answer.ACCEPTED or (
        guest.answer is Answer.DELEGATED and guest.keeps_seat
    )


def waiting_list(work: Work, event: Event) -> Sequence[Invitation]:
    """Those who can move up, the first to do so first."""
    found = select(Invitation).where(*_listed(event), Invitation.standing == Answer.WAITING.value)
    return work.session.scalars(found.order_by(*_ORDER)).all()


# An imported guest may have no moment.
_ORDER = (Invitation.waits_since.nulls_last(), Invitation.id)


def _listed(event: Event) -> tuple[ColumnElement[bool], ...]:
    return (
        Invitation.office_id == event.office_id,
        Invitation.event_id == event.id,
        Invitation.withdrawn_at.is_(None),
    )


def _has_seat() -> ColumnElement[bool]:
    """`has_seat` in SQL."""
    keeps = (Invitation.answer == Answer.DELEGATED) & Invitation.keeps_seat.is_(True)
    return (Invitation.answer == Answer.ACCEPTED) | keeps


def _needed() -> ColumnElement[int]:
    return Invitation.crew + 1


def _gets_seat(work: Work, guest: Invitation, crew: int, since: datetime | None) -> bool:
    """Whether the guest, who waits since then or not at all, has or gets seats for all."""
    owned = _seats_owned(guest)
    more = 1 + crew - owned
    seats = seats_of(work, guest.event)
    if more <= 0 or seats is None:
        return True
    if owned and (seats.waiting or more > seats.free):
        raise Invalid("crew", NO_SEATS_FOR_CREW)
    return more <= seats.free and not _waiting_before(work, guest, since)


def _seats_owned(guest: Invitation) -> int:
    if has_seat(guest):
        return 1 + guest.crew
    other = _replaced_guest(guest)
    return 1 + other.crew if other is not None and other.keeps_seat else 0


def _replaced_guest(guest: Invitation) -> Invitation | None:
    """The guest who sends this one; the seat, or the place in the line, is handed over. Whoever is not
    invited any more has none.
    """
    other = guest.instead_of
    if other is None or other.withdrawn_at is not None:
        return None
    return other if other.answer is Answer.DELEGATED else None


def _waiting_before(work: Work, guest: Invitation, since: datetime | None) -> int:
    """How many wait longer than this guest, who waits since then or not yet."""
    others = select(func.count()).where(
        *_listed(guest.event),
        Invitation.standing == Answer.WAITING.value,
        Invitation.id != guest.id,
    )
    if since is not None:
        earlier = (Invitation.waits_since == since) & (Invitation.id < guest.id)
        others = others.where(or_(Invitation.waits_since < since, earlier))
    return work.session.scalar(others) or 0


def _seat(work: Work, guest: Invitation) -> None:
    guest.answer, guest.waits_since = Answer.ACCEPTED, None
    guest.place_changed_at = work.now
    guest.is_unsettled = True
    work.session.flush()
