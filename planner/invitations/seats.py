"""Seats of an event: who has one, who is on the waiting list, and who moves up.

A guest who says yes takes a seat, and one for everybody of the crew. If there are not enough, or if
others wait already, the guest is put on the waiting list (`Answer.WAITING`), in the order of the
answers. As soon as there are seats for the first on the list, that guest moves up; whoever needs
fewer seats does not overtake. An event may have a number of seats for a kind of guest too
(`seat_counts`): who waits for those holds up guests of the same kind alone. Nobody loses a seat
because an event gets fewer of them, because its date changes, or because they come as another kind:
the seat is kept until the guest answers otherwise.

Everything here reads and writes in one transaction that holds the write lock, so that two answers at
the same moment cannot both get the last seat.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select

from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import IS_UNSETTLED, Answer, Invitation
from planner.invitations.seat_counts import (
    Line,
    Seats,
    has_seat,
    listed,
    numbers_of_kinds,
    seats_of,
)
from planner.invitations.told import ASKABLE
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

NO_SEATS_FOR_CREW = _(
    "There are no places for more people who come along. Leave the number as it was: the place of the "
    "guest stays."
)


def place_in_line(work: Work, guest: Invitation) -> int:
    """At which place of the waiting list the guest is, from 1. Guests of another kind that has no seats
    left are not counted: they do not hold this one up.
    """
    seats = seats_of(work, guest.event) if numbers_of_kinds(guest.event) else None
    full = set() if seats is None else set(seats.full_kinds)
    return _waiting_before(work, guest, full - {guest.kind}) + 1


def would_wait(work: Work, guest: Invitation) -> bool:
    """Whether a guest who has no seat, says yes now and comes alone, would be put on the waiting list."""
    return not _gets_seat(work, guest, 0, None)


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
    if seats is None:
        return list(waiting_list(work, event))
    if seats.free == 0 or not seats.waiting:
        return []
    line = Line(seats)
    waiting = waiting_list(work, event, seats.full_kinds)
    return [one for one in waiting if line.seat(one.kind, 1 + one.crew)]


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
    if seats is None or not has_seat(guest):
        return
    if not any(one.too_many for one in seats.for_kind(guest.kind)):
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
    found = select(Invitation.id).where(*listed(event), IS_UNSETTLED)
    return list(work.session.scalars(found.order_by(Invitation.id)))


def waiting_list(
    work: Work, event: Event, without: Collection[GuestKind] = ()
) -> Sequence[Invitation]:
    """Those who can move up, the first to do so first; `without` those who come as one of these kinds."""
    found = select(Invitation).where(
        *listed(event),
        Invitation.standing == Answer.WAITING.value,
        Invitation.kind.not_in(without),
    )
    return work.session.scalars(found.order_by(*_ORDER)).all()


# An imported guest may have no moment.
_ORDER = (Invitation.waits_since.nulls_last(), Invitation.id)


def _gets_seat(work: Work, guest: Invitation, crew: int, since: datetime | None) -> bool:
    """Whether the guest, who waits since then or not at all, has or gets seats for all."""
    owned = _seats_owned(guest)
    more = 1 + crew - owned
    seats = seats_of(work, guest.event)
    if more <= 0 or seats is None:
        return True
    gets_them = Line(seats).seat(guest.kind, more)
    if gets_them and seats.waiting:
        gets_them = _comes_to(work, guest, more, None if owned else since, seats)
    if owned and not gets_them:
        raise Invalid("crew", NO_SEATS_FOR_CREW)
    return gets_them


def _comes_to(
    work: Work, guest: Invitation, more: int, since: datetime | None, seats: Seats
) -> bool:
    """Whether seats are left once all who wait longer have got theirs."""
    line = Line(seats)
    for other in waiting_list(work, guest.event, seats.full_kinds):
        if other.id != guest.id and _waits_longer(other, guest, since):
            line.seat(other.kind, 1 + other.crew)
    return line.seat(guest.kind, more)


def _waits_longer(other: Invitation, guest: Invitation, since: datetime | None) -> bool:
    """As the order of the waiting list has it, for a guest who waits since then or not yet."""
    if since is None or other.waits_since is None:
        return since is None
    return (other.waits_since, other.id) < (since, guest.id)


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


def _waiting_before(work: Work, guest: Invitation, without: Collection[GuestKind]) -> int:
    """How many wait longer than this guest; `without` those who come as one of these kinds."""
    others = select(func.count()).where(
        *listed(guest.event),
        Invitation.standing == Answer.WAITING.value,
        Invitation.id != guest.id,
        Invitation.kind.not_in(without),
    )
    since = guest.waits_since
    if since is not None:
        earlier = (Invitation.waits_since == since) & (Invitation.id < guest.id)
        others = others.where(or_(Invitation.waits_since < since, earlier))
    return work.session.scalar(others) or 0


def _seat(work: Work, guest: Invitation) -> None:
    guest.answer, guest.waits_since = Answer.ACCEPTED, None
    guest.place_changed_at = work.now
    guest.is_unsettled = True
    work.session.flush()
