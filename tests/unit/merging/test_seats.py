"""Seats and waiting lists when two people become one, and two again."""

from __future__ import annotations

from datetime import timedelta

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.invitations.models import Answer
from planner.invitations.seat_counts import Seats, seats_of
from planner.invitations.seats import move_up
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import undo_merge
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.merging.test_guests import anna, answered, asked, event, guests, other

__all__ = ["anna", "event", "other"]


def test_a_seat_is_kept_whatever_was_answered_later(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    event = make.event(seats=1)
    asked(make, event, anna, **answered(Answer.WAITING, days=1), waits_since=NOW)
    asked(make, event, other, **answered(Answer.ACCEPTED))

    merge(work, anna, other, MergePlan())

    assert [(one.answer, one.waits_since) for one in guests(work)] == [(Answer.ACCEPTED, None)]


def test_the_earlier_place_on_the_waiting_list_is_kept(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    event = make.event(seats=1)
    later = NOW + timedelta(days=1)
    asked(make, event, anna, **answered(Answer.WAITING), waits_since=NOW)
    asked(make, event, other, **answered(Answer.WAITING, days=1), waits_since=later)

    merge(work, anna, other, MergePlan())

    assert [(one.answer, one.waits_since) for one in guests(work)] == [(Answer.WAITING, NOW)]


def test_letters_that_one_of_them_needs_are_looked_at(
    work: Work, make: Make, event: Event, anna: Person, other: Person
) -> None:
    asked(make, event, anna)
    asked(make, event, other, is_unsettled=True)

    row = merge(work, anna, other, MergePlan())
    looked_at = [one.is_unsettled for one in guests(work)]
    guests(work)[0].is_unsettled = False

    assert (looked_at, undo_merge(work, row)) == ([True], [])


def test_a_seat_that_somebody_else_has_got_does_not_come_back(
    work: Work, make: Make, anna: Person, other: Person
) -> None:
    event = make.event(seats=2)
    asked(make, event, anna, **answered(Answer.ACCEPTED))
    asked(make, event, other, **answered(Answer.ACCEPTED, days=1))
    third = asked(make, event, make.person(), answer=Answer.WAITING, waits_since=NOW)

    row = merge(work, anna, other, MergePlan())
    moved = move_up(work, event)
    undo_merge(work, row)

    assert moved == [third]
    assert {one.person_id: one.answer for one in guests(work)} == {
        anna.id: Answer.ACCEPTED,
        other.id: Answer.WAITING,
        third.person_id: Answer.ACCEPTED,
    }
    assert seats_of(work, event) == Seats(2, 2, 1)
