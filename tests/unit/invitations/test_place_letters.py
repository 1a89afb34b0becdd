from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.invitations.answers import Reply, answer
from planner.invitations.history import present
from planner.invitations.last_look import is_still_true
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Answer, Invitation
from planner.invitations.reach import Reach, has_reach, reach_counts
from planner.kernel.work import Work
from planner.outbox.models import Delivery
from tests.unit.invitations.post import (
    entry_of,
    last_letter,
    letters,
    send,
    settle,
    unwrapped,
)
from tests.unit.invitations.seated import full, guests

HELD, SENT = Delivery.HELD.value, Delivery.SENT.value


__all__ = ["full", "guests"]


def partstat(work: Work) -> str:
    return str(entry_of(last_letter(work))["ATTENDEE"].params["PARTSTAT"])


def later(work: Work, minutes: int = 5) -> Work:
    return replace(work, now=work.now + timedelta(minutes=minutes))


def test_whoever_waits_is_told_so(work: Work, full: Event, guests: list[Invitation]) -> None:
    written = bring_in_line(later(work), full)

    assert (written, letters(work, Delivery.HELD)) == (
        1,
        [("Bob", "waiting_list", "REQUEST", 0, HELD)],
    )
    assert last_letter(work).subject == "Waiting list: " + full.titles["en"]
    assert "we have put you on the waiting list" in unwrapped(last_letter(work))
    assert partstat(work) == "TENTATIVE"
    assert "waiting list" in str(entry_of(last_letter(work))["DESCRIPTION"])


def test_it_is_told_once(work: Work, full: Event, guests: list[Invitation]) -> None:
    bring_in_line(later(work), full)
    send(work)

    assert bring_in_line(later(work, 9), full) == 0


def test_whoever_moves_up_is_told_so(work: Work, full: Event, guests: list[Invitation]) -> None:
    ada, _bob = guests
    bring_in_line(later(work), full)
    send(work)
    answer(later(work, 9), ada, Reply(answer=Answer.DECLINED))

    bring_in_line(later(work, 10), full)

    assert letters(work, Delivery.HELD) == [("Bob", "seat", "REQUEST", 0, HELD)]
    assert last_letter(work).subject == "There is a place for you: " + full.titles["en"]
    assert partstat(work) == "ACCEPTED"


def test_a_letter_about_the_list_that_waits_is_replaced(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    ada, _bob = guests
    bring_in_line(later(work), full)
    answer(later(work, 9), ada, Reply(answer=Answer.DECLINED))

    bring_in_line(later(work, 10), full)

    assert [row[1] for row in letters(work, Delivery.HELD)] == ["seat"]


def test_whoever_waits_no_more_is_not_told_of_it(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    _ada, bob = guests
    bring_in_line(later(work), full)
    answer(later(work, 9), bob, Reply(answer=Answer.DECLINED))

    bring_in_line(later(work, 10), full)

    assert letters(work, Delivery.HELD) == []


def test_a_discarded_letter_is_not_written_again(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    bring_in_line(later(work), full)
    settle(work, Delivery.DISCARDED)

    assert bring_in_line(later(work, 9), full) == 0


def test_whoever_comes_onto_the_list_again_hears_of_it_again(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    _ada, bob = guests
    bring_in_line(later(work), full)
    settle(work, Delivery.DISCARDED)
    for minutes, said in ((7, Answer.DECLINED), (9, Answer.ACCEPTED)):
        answer(later(work, minutes), bob, Reply(answer=said))

    assert bring_in_line(later(work, 10), full) == 1


def test_whoever_has_to_hear_of_their_place_is_counted(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    _ada, bob = guests
    work.session.flush()
    now = present(work, full)

    counted = reach_counts(work, now)
    behind = has_reach(work, now, Reach.BEHIND)

    assert counted == {Reach.TOLD: 1, Reach.BEHIND: 1}
    assert [one.id for one in work.session.query(Invitation).filter(behind)] == [bob.id]
    bring_in_line(later(work), full)
    send(work)
    assert reach_counts(work, present(work, full)) == {Reach.TOLD: 2}


@pytest.mark.parametrize(("said", "is_true"), [(Answer.ACCEPTED, True), (Answer.DECLINED, False)])
def test_the_last_look_asks_whether_the_guest_still_waits(
    work: Work,
    session: Session,
    full: Event,
    guests: list[Invitation],
    said: Answer,
    is_true: bool,
) -> None:
    _ada, bob = guests
    bring_in_line(later(work), full)
    letter = last_letter(work)

    answer(later(work, 9), bob, Reply(answer=said))
    work.session.flush()

    assert is_still_true(session, letter) is is_true
