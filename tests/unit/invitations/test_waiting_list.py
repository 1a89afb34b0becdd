from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.events.models.event import Event
from planner.history.models import Entry
from planner.invitations.answers import Reply, answer, note_answer
from planner.invitations.colleagues import invite_colleague
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.operations import withdraw
from planner.invitations.seat_counts import Seats, seats_of
from planner.invitations.seats import (
    as_given,
    give_seat,
    guests_to_tell,
    place_in_line,
    waiting_list,
)
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.unit.invitations.seated import (
    COLLEAGUE,
    MAYBE,
    NO,
    WAITING,
    YES,
    ada,
    bob,
    eve,
    event,
    full,
    guests,
    says,
)

__all__ = ["ada", "bob", "eve", "event", "full", "guests"]


def sends(work: Work, guest: Invitation, name: str = "Zoe") -> Invitation:
    """The guest sends a colleague, who is invited."""
    address = f"{name}@paper.test"
    said = Reply(answer=COLLEAGUE, colleague_name=name, colleague_address=address)
    answer(work, guest, said)
    return invite_colleague(work, guest)


def verbs(work: Work) -> list[str]:
    return list(work.session.scalars(select(Entry.verb).order_by(Entry.id)))


def test_the_place_in_line_is_that_of_the_first_yes(
    work: Work, make: Make, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    event.seats = 1
    for guest in (ada, bob, eve):
        says(work, guest, YES)
    bob.waits_since = work.now - timedelta(hours=1)

    says(work, bob, YES, message="With a camera.")

    assert (place_in_line(work, bob), place_in_line(work, eve)) == (1, 2)
    assert (bob.answer, bob.waits_since) == (WAITING, work.now - timedelta(hours=1))
    assert waiting_list(work, event) == [bob, eve]


def test_whoever_left_the_list_comes_to_its_end(
    work: Work, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    event.seats = 1
    for guest in (ada, bob, eve):
        says(work, guest, YES)
    eve.waits_since = work.now - timedelta(minutes=1)
    says(work, bob, NO)

    says(work, bob, YES)

    assert waiting_list(work, event) == [eve, bob]


def test_whoever_waits_and_answers_again_gets_a_seat_that_is_free(
    work: Work, event: Event, ada: Invitation, bob: Invitation
) -> None:
    event.seats = 1
    says(work, ada, YES)
    says(work, bob, YES, crew=1)
    event.seats = 2

    given = says(work, bob, YES)

    assert (given, bob.waits_since, bob.place_changed_at) == (YES, None, work.now)


def test_a_guest_brings_no_more_people_than_there_are_seats(
    work: Work, event: Event, ada: Invitation, bob: Invitation
) -> None:
    says(work, ada, YES)
    says(work, bob, YES)

    with pytest.raises(Invalid) as refused:
        says(work, ada, YES, crew=1)

    assert (refused.value.field, ada.answer, ada.crew) == ("crew", YES, 0)


def test_seats_for_more_people_are_given_while_there_are_some(
    work: Work, event: Event, ada: Invitation
) -> None:
    says(work, ada, YES)

    given = says(work, ada, YES, crew=1)

    assert (given, seats_of(work, event)) == (YES, Seats(2, 2, 0))


def test_a_seat_is_kept_when_the_date_changes(
    work: Work, make: Make, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    for guest in (ada, bob, eve):
        guest.sent_sequence = 1
        says(work, guest, YES)
    for guest in (ada, bob, eve):
        guest.sent_sequence = 2
    work.session.flush()
    work.session.expire_all()

    standing, seats = eve.standing, seats_of(work, event)
    says(work, ada, NO)

    assert (standing, seats) == (Answer.NEEDS_ACTION, Seats(2, 2, 1))
    assert eve.answer is WAITING


def test_staff_give_a_seat_whatever_the_number(
    work: Work, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    for guest in (ada, bob, eve):
        says(work, guest, YES)

    give_seat(work, eve)

    assert (eve.answer, seats_of(work, event)) == (YES, Seats(2, 3, 0))
    assert verbs(work)[-1] == "invitation.seat_given"


def test_a_seat_is_given_to_those_who_wait_only(work: Work, ada: Invitation) -> None:
    with pytest.raises(Conflict):
        give_seat(work, ada)


def test_an_answer_is_noted_with_a_seat_whatever_the_number(
    work: Work, event: Event, ada: Invitation
) -> None:
    reply = Reply(answer=YES, crew=5, is_overruled=True)

    note_answer(work, ada, reply, AnswerRoad.PHONE)

    assert (ada.answer, seats_of(work, event)) == (YES, Seats(2, 6, 0))


def test_a_guest_cannot_say_that_they_wait(work: Work, ada: Invitation) -> None:
    with pytest.raises(Invalid):
        says(work, ada, WAITING)


def test_the_seat_is_kept_for_a_colleague(
    work: Work, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    for guest in (ada, bob, eve):
        says(work, guest, YES)

    zoe = sends(work, ada)
    kept = seats_of(work, event)
    given = says(work, zoe, YES)

    assert (kept, given, eve.answer) == (Seats(2, 2, 1), YES, WAITING)
    assert seats_of(work, event) == Seats(2, 2, 1)


def test_the_seat_is_free_when_the_colleague_does_not_come(
    work: Work, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    for guest in (ada, bob, eve):
        says(work, guest, YES)
    zoe = sends(work, ada)

    says(work, zoe, MAYBE)
    kept = eve.answer
    says(work, zoe, NO)

    assert (kept, eve.answer, ada.keeps_seat) == (WAITING, YES, False)


def test_a_colleague_takes_over_the_place_in_line(
    work: Work, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    event.seats = 1
    for guest in (ada, bob, eve):
        says(work, guest, YES)
    bob.waits_since = work.now - timedelta(hours=1)

    zoe = sends(work, bob)
    given = says(work, zoe, YES)

    assert (given, waiting_list(work, event)) == (WAITING, [zoe, eve])


def test_the_seat_of_a_guest_who_is_not_invited_any_more_is_not_handed_over(
    work: Work, event: Event, ada: Invitation, bob: Invitation, eve: Invitation
) -> None:
    for guest in (ada, bob, eve):
        says(work, guest, YES)
    zoe = sends(work, ada)
    withdraw(work, ada)

    given = says(work, zoe, YES)

    assert (eve.answer, given, seats_of(work, event)) == (YES, WAITING, Seats(2, 2, 1))


def test_those_who_have_to_hear_of_it_are_named(
    work: Work, event: Event, ada: Invitation, bob: Invitation
) -> None:
    says(work, bob, YES)
    bob.is_unsettled = False
    says(work, ada, YES)

    assert guests_to_tell(work, event) == [ada.id]


def test_whoever_is_invited_anew_begins_anew(work: Work, make: Make, event: Event) -> None:
    event.seats = 1
    first, (guest,) = make.invitation(event), invite(work, event, [make.person("Kim")]).invited
    says(work, first, YES)
    says(work, guest, YES)
    guest.withdrawn_at, guest.sent_sequence = work.now, 4

    invite(work, event, [guest.person])

    assert (guest.answer, guest.waits_since, guest.place_changed_at) == (
        Answer.NEEDS_ACTION,
        None,
        None,
    )


def test_whoever_is_invited_again_has_the_seat_unless_somebody_else_has_got_it(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    ada, bob = guests
    withdraw(work, ada)
    moved = bob.answer

    invite(work, full, [ada.person])

    assert (moved, ada.answer, ada.waits_since) == (YES, WAITING, work.now)
    assert (ada.withdrawn_at, ada.is_unsettled) == (None, True)
    assert seats_of(work, full) == Seats(1, 1, 1)
    says(work, bob, NO)
    withdraw(work, ada)
    invite(work, full, [ada.person])
    assert (ada.answer, seats_of(work, full)) == (YES, Seats(1, 1, 0))


def test_the_seat_for_a_colleague_comes_back_unless_somebody_else_has_got_it(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    ada, bob = guests
    answer(work, ada, Reply(answer=COLLEAGUE, colleague_name="Zoe"))
    kept = ada.keeps_seat
    withdraw(work, ada)

    invite(work, full, [ada.person])

    assert (kept, bob.answer) == (True, YES)
    assert (ada.answer, ada.keeps_seat, ada.waits_since) == (COLLEAGUE, False, work.now)


def test_an_imported_guest_who_has_no_moment_is_last_in_line(
    work: Work, full: Event, guests: list[Invitation], make: Make
) -> None:
    imported = make.invitation(full, answer=WAITING)

    assert [place_in_line(work, guest) for guest in (guests[1], imported)] == [1, 2]


@pytest.mark.parametrize(("stands", "given"), [(WAITING, YES), (YES, YES), (NO, NO)])
def test_whoever_waits_has_said_yes(stands: Answer, given: Answer) -> None:
    assert as_given(stands) is given
