from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.history.models import Entry
from planner.invitations.models import Answer, Invitation
from planner.invitations.operations import withdraw
from planner.invitations.seat_counts import Seats, seats_of
from planner.invitations.seats import move_up, would_wait
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.seated import (
    MAYBE,
    NO,
    ONLINE,
    WAITING,
    YES,
    ada,
    bob,
    eve,
    event,
    says,
)

__all__ = ["ada", "bob", "eve", "event"]


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_an_event_without_a_number_of_seats_has_no_waiting_list(work: Work, make: Make) -> None:
    event = make.event()
    guests = [make.invitation(event) for _ in range(3)]

    given = [says(work, guest, YES, crew=9) for guest in guests]

    assert (given, seats_of(work, event)) == ([YES, YES, YES], None)


def test_whoever_says_yes_when_the_seats_are_taken_waits(
    work: Work, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    given = [says(work, guest, YES) for guest in (ada, bob, eve)]

    assert given == [YES, YES, WAITING]
    assert seats_of(work, event) == Seats(number=2, taken=2, waiting=1)
    assert eve.waits_since == work.now


def test_a_crew_takes_seats(work: Work, event: Event, ada: Invitation, bob: Invitation) -> None:
    given = [says(work, ada, YES, crew=1), says(work, bob, YES)]

    assert (given, seats_of(work, event)) == ([YES, WAITING], Seats(2, 2, 1))


@pytest.mark.parametrize("said", [NO, MAYBE, ONLINE])
def test_other_answers_take_no_seat(
    work: Work, event: Event, ada: Invitation, said: Answer
) -> None:
    says(work, ada, said, crew=3)

    assert seats_of(work, event) == Seats(2, 0, 0)


def test_nobody_overtakes_those_who_wait(
    work: Work, make: Make, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    says(work, ada, YES)
    says(work, bob, YES, crew=4)

    given = says(work, eve, YES)

    assert (bob.answer, given, seats_of(work, event)) == (WAITING, WAITING, Seats(2, 1, 2))
    seats = seats_of(work, event)
    assert seats is not None
    assert (seats.free, would_wait(work, make.invitation(event))) == (1, True)


@pytest.mark.parametrize("said", [NO, MAYBE, ONLINE])
def test_the_first_moves_up_when_a_seat_becomes_free(
    work: Work,
    make: Make,
    event: Event,
    ada: Invitation,
    bob: Invitation,
    eve: Invitation,
    said: Answer,
) -> None:
    last = make.invitation(event)
    for guest in (ada, bob, eve, last):
        says(work, guest, YES)

    says(work, ada, said)

    assert (eve.answer, last.answer) == (YES, WAITING)
    assert (eve.waits_since, eve.place_changed_at, eve.is_unsettled) == (None, work.now, True)
    assert verbs(work)[-1] == "invitation.moved_up"


def test_a_withdrawn_invitation_frees_its_seat(
    work: Work, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    for guest in (ada, bob, eve):
        says(work, guest, YES)

    withdraw(work, bob)

    assert eve.answer is YES


def test_more_seats_let_as_many_move_up(
    work: Work, make: Make, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    last = make.invitation(event)
    for guest in (ada, bob, eve, last):
        says(work, guest, YES)
    event.seats = 3

    moved = move_up(work, event)

    assert (moved, last.answer) == ([eve], WAITING)


def test_all_move_up_when_there_is_no_number_any_more(
    work: Work, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    event.seats = 1
    for guest in (ada, bob, eve):
        says(work, guest, YES)
    event.seats = None

    assert move_up(work, event) == [bob, eve]


def test_fewer_seats_take_nobodys_away(
    work: Work, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    for guest in (ada, bob, eve):
        says(work, guest, YES)
    event.seats = 1

    moved, seats = move_up(work, event), seats_of(work, event)

    assert seats is not None
    assert (moved, ada.answer, bob.answer) == ([], YES, YES)
    assert (seats.free, seats.too_many) == (0, 1)


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.HELD])
def test_nobody_moves_up_at_an_event_that_is_off_or_over(
    work: Work, event: Event, ada: Invitation, status: EventStatus
) -> None:
    ada.answer, event.status = WAITING, status

    assert move_up(work, event) == []


def test_nobody_moves_up_once_the_event_has_ended(
    work: Work, event: Event, ada: Invitation
) -> None:
    ada.answer = WAITING
    event.ends_at = work.now - timedelta(minutes=1)

    assert move_up(work, event) == []
