"""Seats for kinds of guest, besides those of the event."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.events.models.event import Event
from planner.events.models.seats import SEATS_OF_KINDS
from planner.invitations.answers import Reply, note_answer
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.kinds import set_kind
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.operations import invite, withdraw
from planner.invitations.seat_counts import COLUMNS, Line, Seats, seats_of
from planner.invitations.seats import (
    give_seat,
    move_up,
    next_in_line,
    place_in_line,
    waiting_list,
    would_wait,
)
from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.seated import NO, WAITING, YES, full, guests, says

__all__ = ["full", "guests"]

JOURNALIST, CREW, OFFICIAL = GuestKind.JOURNALIST, GuestKind.CREW, GuestKind.OFFICIAL


@pytest.fixture
def event(make: Make) -> Event:
    """With three seats, of which one is for an official."""
    return make.event(seats=3, seats_for_officials=1)


@pytest.fixture
def officials(make: Make, event: Event) -> list[Invitation]:
    return [make.invitation(event, kind=OFFICIAL) for _ in range(3)]


@pytest.fixture
def journalists(make: Make, event: Event) -> list[Invitation]:
    return [make.invitation(event) for _ in range(4)]


def in_a_minute(work: Work) -> Work:
    return replace(work, now=work.now + timedelta(minutes=1))


def test_seats_of_a_kind_are_taken_by_guests_of_that_kind(
    work: Work, event: Event, officials: list[Invitation], journalists: list[Invitation]
) -> None:
    given = [says(work, guest, YES) for guest in (*officials[:2], *journalists[:2])]

    assert given == [YES, WAITING, YES, YES]
    assert seats_of(work, event) == Seats(3, 3, 1, {OFFICIAL: Seats(1, 1, 1)})


def test_the_seats_of_the_event_hold_for_every_kind(
    work: Work, event: Event, officials: list[Invitation], journalists: list[Invitation]
) -> None:
    given = [says(work, guest, YES) for guest in (*journalists[:3], officials[0])]

    assert given == [YES, YES, YES, WAITING]


def test_kinds_may_have_seats_without_a_number_for_all(work: Work, make: Make) -> None:
    event = make.event(seats_for_officials=1)
    one, two = (make.invitation(event, kind=OFFICIAL) for _ in range(2))
    others = [make.invitation(event) for _ in range(2)]

    given = [says(work, guest, YES, crew=3) for guest in others]
    given += [says(work, guest, YES) for guest in (one, two)]

    seats = seats_of(work, event)
    assert given == [YES, YES, YES, WAITING]
    assert seats == Seats(None, 9, 1, {OFFICIAL: Seats(1, 1, 1)})
    assert (seats.free, seats.too_many) == (None, 0)


def test_those_who_come_with_a_guest_take_seats_of_that_kind(
    work: Work, make: Make, event: Event, officials: list[Invitation]
) -> None:
    event.seats_for_officials, event.seats_for_crew = 2, 1

    given = [says(work, officials[0], YES, crew=1), says(work, officials[1], YES)]

    assert given == [YES, WAITING]
    seats = seats_of(work, event)
    assert seats is not None
    assert seats.kinds == {CREW: Seats(1, 0, 0), OFFICIAL: Seats(2, 2, 1)}


def test_a_guest_with_a_seat_brings_no_more_than_their_kind_has(
    work: Work, officials: list[Invitation]
) -> None:
    says(work, officials[0], YES)

    with pytest.raises(Invalid) as refused:
        says(work, officials[0], YES, crew=1)

    assert (refused.value.field, officials[0].crew) == ("crew", 0)


def test_whoever_waits_for_seats_of_another_kind_holds_nobody_up(
    work: Work, event: Event, officials: list[Invitation], journalists: list[Invitation]
) -> None:
    for guest in officials[:2]:
        says(work, guest, YES)

    given = [says(in_a_minute(work), guest, YES) for guest in journalists[:3]]
    says(work, journalists[0], NO)

    assert given == [YES, YES, WAITING]
    assert (journalists[2].answer, waiting_list(work, event)) == (YES, [officials[1]])


def test_whoever_is_first_of_their_kind_gets_the_seat_of_that_kind(
    work: Work, event: Event, officials: list[Invitation], journalists: list[Invitation]
) -> None:
    for guest in (*officials, *journalists[:3]):
        says(work, guest, YES)

    says(work, officials[0], NO)

    assert [one.answer for one in officials] == [NO, YES, WAITING]
    assert journalists[2].answer is WAITING


def test_whoever_waits_for_a_seat_of_the_event_holds_all_up(
    work: Work, event: Event, officials: list[Invitation], journalists: list[Invitation]
) -> None:
    says(work, journalists[0], YES)
    says(work, journalists[1], YES)
    says(work, journalists[2], YES, crew=4)

    given = says(in_a_minute(work), officials[0], YES)

    assert (given, next_in_line(work, event)) == (WAITING, [])


def test_guests_of_the_same_kind_do_not_overtake(
    work: Work, event: Event, officials: list[Invitation]
) -> None:
    event.seats_for_officials = 2
    says(work, officials[0], YES)
    says(work, officials[1], YES, crew=1)

    given = says(in_a_minute(work), officials[2], YES)

    assert (officials[1].answer, given) == (WAITING, WAITING)


def test_whoever_waits_longer_gets_seats_that_have_become_free_first(
    work: Work, event: Event, officials: list[Invitation]
) -> None:
    for guest in officials[:2]:
        says(work, guest, YES)
    event.seats_for_officials = 2

    given = says(in_a_minute(work), officials[2], YES)

    assert (given, officials[1].answer) == (WAITING, YES)


@pytest.mark.parametrize("has_moment", [True, False])
def test_whoever_answers_again_stays_behind_those_who_wait_longer(
    work: Work, event: Event, officials: list[Invitation], has_moment: bool
) -> None:
    """An imported guest may have no moment, and stands last."""
    for guest in officials:
        says(work, guest, YES)
    officials[1].waits_since = work.now - timedelta(minutes=1) if has_moment else None
    event.seats_for_officials = 2

    given = says(work, officials[2], YES)

    assert given is (WAITING if has_moment else YES)
    assert officials[1].answer is (YES if has_moment else WAITING)


def test_the_place_in_line_is_among_those_who_want_the_same_seats(
    work: Work, officials: list[Invitation], journalists: list[Invitation]
) -> None:
    for guest in (*officials, *journalists):
        says(work, guest, YES)

    places = [place_in_line(work, guest) for guest in (*officials[1:], *journalists[2:])]

    assert places == [1, 2, 1, 2]


def test_the_page_says_whether_there_is_a_seat_for_this_kind(
    work: Work, officials: list[Invitation], journalists: list[Invitation]
) -> None:
    says(work, officials[0], YES)
    says(work, officials[1], YES)

    assert [would_wait(work, guest) for guest in (officials[2], journalists[0])] == [True, False]


def test_nobody_loses_a_seat_by_coming_as_another_kind(
    work: Work, event: Event, officials: list[Invitation], journalists: list[Invitation]
) -> None:
    for guest in (officials[0], journalists[0]):
        says(work, guest, YES)

    set_kind(work, [journalists[0]], OFFICIAL)

    seats = seats_of(work, event)
    assert seats is not None
    assert (journalists[0].answer, seats.kinds[OFFICIAL].too_many) == (YES, 1)


def test_a_seat_that_another_kind_frees_is_given_to_the_first(
    work: Work, officials: list[Invitation]
) -> None:
    for guest in officials[:2]:
        says(work, guest, YES)

    set_kind(work, [officials[0]], JOURNALIST)

    assert [one.answer for one in officials[:2]] == [YES, YES]


def test_more_seats_of_a_kind_let_as_many_move_up(
    work: Work, event: Event, officials: list[Invitation]
) -> None:
    for guest in officials:
        says(work, guest, YES)
    event.seats_for_officials = 2

    assert move_up(work, event) == [officials[1]]


def test_a_withdrawn_official_frees_the_seat_of_an_official(
    work: Work, make: Make, officials: list[Invitation]
) -> None:
    officials[0].event.seats = None
    for guest in officials[:2]:
        says(work, guest, YES)

    withdraw(work, officials[0])

    assert officials[1].answer is YES


def test_whoever_is_invited_again_as_another_kind_has_a_seat_of_that_kind(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    ada, bob = guests
    full.seats, full.seats_for_officials = 3, 1
    set_kind(work, [bob], OFFICIAL)
    move_up(work, full)
    withdraw(work, ada)
    before = ada.answer

    invite(work, full, [ada.person], OFFICIAL)

    assert (before, bob.answer, ada.answer, ada.kind) == (YES, YES, WAITING, OFFICIAL)


def test_staff_give_a_seat_whatever_the_number_of_the_kind(
    work: Work, event: Event, officials: list[Invitation]
) -> None:
    for guest in officials[:2]:
        says(work, guest, YES)

    give_seat(work, officials[1])
    note_answer(work, officials[2], Reply(answer=YES, is_overruled=True), AnswerRoad.PHONE)

    assert [one.answer for one in officials] == [Answer.ACCEPTED] * 3


def test_every_kind_of_guest_may_have_a_number_of_seats() -> None:
    assert (list(COLUMNS), tuple(COLUMNS.values())) == (list(GuestKind), SEATS_OF_KINDS)


def test_a_guest_who_fits_no_more_lets_smaller_groups_of_other_kinds_pass() -> None:
    line = Line(Seats(5, 0, 0, {OFFICIAL: Seats(2, 0, 0)}))

    given = [line.seat(OFFICIAL, 3), line.seat(OFFICIAL, 1), line.seat(JOURNALIST, 4)]

    assert (given, line.seat(JOURNALIST, 2), line.seat(CREW, 1)) == (
        [False, False, True],
        False,
        False,
    )
