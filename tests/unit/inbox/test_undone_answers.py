"""An answer that a person had noted from a message is taken back: everything is as it was before."""

from __future__ import annotations

import pytest

from planner.events.models.event import Event
from planner.inbox.decisions import note, undo
from planner.inbox.models import ReceivedMessage
from planner.invitations.answers import Reply, answer
from planner.invitations.models import Answer, Invitation
from planner.invitations.particulars import Particulars
from planner.invitations.seat_counts import Seats, seats_of
from planner.kernel.work import Work
from tests.factories import Make
from tests.mail_fixtures.answers import gmail
from tests.unit.inbox.conftest import Answer as Answers

YES, NO, WAITING = Answer.ACCEPTED, Answer.DECLINED, Answer.WAITING
CREW = Particulars(crew_names="Anna Berg, camera", access_needs="A ramp")


@pytest.fixture
def bob(make: Make, event: Event) -> Invitation:
    event.seats = 1
    return make.invitation(event, person=make.person("Bob"))


def noted(work: Work, answers: Answers, partstat: str) -> ReceivedMessage:
    """From a message without a proof, so that a person decides."""
    message = answers(gmail, partstat=partstat, to="press@house.test", results="")
    note(work, message)
    return message


def test_what_a_guest_had_told_comes_back(work: Work, answers: Answers, ada: Invitation) -> None:
    answer(work, ada, Reply(answer=YES, crew=2, particulars=CREW))
    message = noted(work, answers, "DECLINED")
    said = (ada.answer, ada.crew, ada.access_needs)

    undo(work, message)

    assert said == (NO, 0, "")
    assert (ada.answer, ada.crew) == (YES, 2)
    assert (ada.crew_names, ada.access_needs) == (CREW.crew_names, CREW.access_needs)


def test_a_seat_that_somebody_else_has_got_does_not_come_back(
    work: Work, event: Event, answers: Answers, ada: Invitation, bob: Invitation
) -> None:
    for guest in (ada, bob):
        answer(work, guest, Reply(answer=YES))
    message = noted(work, answers, "DECLINED")
    moved = bob.answer

    undo(work, message)

    assert (moved, bob.answer, ada.answer, ada.waits_since) == (YES, YES, WAITING, work.now)
    assert seats_of(work, event) == Seats(1, 1, 1)


def test_the_seat_of_an_answer_that_is_taken_back_is_free(
    work: Work, answers: Answers, ada: Invitation, bob: Invitation
) -> None:
    message = noted(work, answers, "ACCEPTED")
    answer(work, bob, Reply(answer=YES))
    waited = bob.answer

    undo(work, message)

    assert (waited, bob.answer, ada.answer) == (WAITING, YES, Answer.NEEDS_ACTION)


def test_the_place_in_line_is_taken_back_too(
    work: Work, answers: Answers, ada: Invitation, bob: Invitation
) -> None:
    answer(work, bob, Reply(answer=YES))
    message = noted(work, answers, "ACCEPTED")
    waited = ada.answer

    undo(work, message)

    assert (waited, ada.waits_since, ada.place_changed_at) == (WAITING, None, None)
