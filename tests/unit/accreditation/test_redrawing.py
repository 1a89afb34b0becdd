"""Letters that tell a decision follow what they tell while they wait."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.accounts.models import Office
from planner.accreditation import redrawing
from planner.accreditation.letters import letters_of
from planner.accreditation.models import AttendanceRequest, RequestState
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.redrawing import WRITTEN_ANEW
from planner.jobs.letter_plans import redraw_outdated
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.models import Delivery, Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.accreditation.asked import asked, asks, open_event, refuse, want_papers

OURS = Wording(subject="Sorry", greeting="Hello", opening="No room is left.")


@pytest.fixture
def event(make: Make) -> Event:
    return open_event(make, titles=Texts(en="Rivers"))


@pytest.fixture
def request_made(work: Work, event: Event) -> AttendanceRequest:
    return asked(work, event)


def redrawn(work: Work) -> int:
    """How many letters the worker has looked after."""
    work.session.commit()
    count = redraw_outdated(work.session, work.links, NOW + timedelta(minutes=1))
    work.session.expire_all()
    return count


def letter_of(work: Work, request: AttendanceRequest) -> Letter:
    """The last one."""
    return letters_of(work, request)[-1]


def test_one_that_is_up_to_date_is_left(work: Work, request_made: AttendanceRequest) -> None:
    refuse(work, request_made)

    assert redrawn(work) == 0
    assert letter_of(work, request_made).written_at == NOW


def test_it_tells_the_event_as_it_is_now(
    work: Work, event: Event, request_made: AttendanceRequest
) -> None:
    want_papers(work, request_made, "A press card.")
    event.titles = Texts(en="Lakes")

    assert (redrawn(work), redrawn(work)) == (1, 0)

    letter = letter_of(work, request_made)
    assert (letter.delivery, letter.error) == (Delivery.HELD, str(WRITTEN_ANEW))
    assert ("Lakes" in letter.text, "Rivers" in letter.text) == (True, False)
    assert "A press card." in letter.text


def test_it_is_in_the_office_s_own_words_of_now(
    work: Work, request_made: AttendanceRequest
) -> None:
    refuse(work, request_made, "The hall is full.")
    set_text(work, LetterKind.REQUEST_REFUSAL, "en", OURS, None)

    assert (redrawn(work), redrawn(work)) == (1, 0)

    letter = letter_of(work, request_made)
    assert letter.subject == "Sorry"
    assert "The hall is full." in letter.text


def test_it_has_the_sender_of_now(
    work: Work, office: Office, request_made: AttendanceRequest
) -> None:
    refuse(work, request_made)
    office.names = Texts(en="Rivers Press")

    assert (redrawn(work), redrawn(work)) == (1, 0)
    assert letter_of(work, request_made).sender_name == "Rivers Press"


def test_of_several_decisions_each_letter_keeps_its_place(
    work: Work, event: Event, request_made: AttendanceRequest
) -> None:
    want_papers(work, request_made, "A press card.")
    want_papers(work, request_made, "A passport.")
    event.titles = Texts(en="Lakes")

    assert redrawn(work) == 1
    assert [(one.delivery, "Lakes" in one.text) for one in letters_of(work, request_made)[1:]] == [
        (Delivery.DISCARDED, False),
        (Delivery.HELD, True),
    ]


def test_one_that_is_not_true_any_more_is_taken_back(
    work: Work, request_made: AttendanceRequest
) -> None:
    want_papers(work, request_made)
    request_made.state = RequestState.WITHDRAWN

    assert redrawn(work) == 1
    assert letter_of(work, request_made).delivery is Delivery.SUPERSEDED


def test_of_an_event_that_is_off_only_refusals_wait(
    work: Work, event: Event, request_made: AttendanceRequest
) -> None:
    want_papers(work, request_made)
    other = asked(work, event, address="boris@paper.test")
    refuse(work, other)
    event.status = EventStatus.CANCELLED

    assert redrawn(work) == 2
    assert letter_of(work, request_made).delivery is Delivery.SUPERSEDED
    assert letter_of(work, other).delivery is Delivery.HELD


def test_with_the_request_its_letter_goes(work: Work, request_made: AttendanceRequest) -> None:
    want_papers(work, request_made)
    letter = letter_of(work, request_made)
    work.session.delete(request_made)

    assert redrawn(work) == 1
    assert letter.delivery is Delivery.SUPERSEDED


def test_with_the_event_as_well(work: Work, event: Event, request_made: AttendanceRequest) -> None:
    want_papers(work, request_made)
    letter = letter_of(work, request_made)
    work.session.delete(request_made)
    letter.event_id = event.id + 1

    assert redrawn(work) == 1
    assert letter.delivery is Delivery.SUPERSEDED


def test_the_one_with_the_link_is_never_held(work: Work, event: Event) -> None:
    request = asks(work, event)
    event.titles = Texts(en="Lakes")

    assert redrawn(work) == 0
    assert letter_of(work, request).delivery is Delivery.QUEUED


def test_many_are_written_anew_in_portions(
    work: Work, event: Event, request_made: AttendanceRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redrawing, "AT_ONCE", 1)
    refuse(work, request_made)
    refuse(work, asked(work, event, address="boris@paper.test"))
    event.titles = Texts(en="Lakes")

    assert redrawn(work) == 2
