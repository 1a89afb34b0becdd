"""A letter about a request leaves only if it is still true, and tells what is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.accreditation.last_look import DECIDED_ANEW, DOES_NOT_TAKE_PLACE
from planner.accreditation.letters import letters_of, release_waiting
from planner.accreditation.models import AttendanceRequest, RequestState
from planner.config import Settings
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.redrawing import WRITTEN_ANEW
from planner.jobs import deliver
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.models import Delivery, Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.accreditation.asked import asked, asks, open_event, refuse, want_papers


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(instance=tmp_path)


@pytest.fixture
def event(make: Make) -> Event:
    return open_event(make, titles=Texts(en="Rivers"))


@pytest.fixture
def request_made(work: Work, event: Event) -> AttendanceRequest:
    return asked(work, event)


def released(
    work: Work, request: AttendanceRequest, decide: Callable[..., None] = want_papers
) -> Letter:
    """The letter that tells a decision, about to leave."""
    decide(work, request)
    release_waiting(work, request)
    return letters_of(work, request)[-1]


def deliver_all(work: Work, settings: Settings) -> None:
    work.session.commit()
    while deliver(work.session, settings, NOW):
        pass
    work.session.expire_all()


@pytest.mark.parametrize("decide", [refuse, want_papers])
def test_what_is_true_leaves(
    work: Work,
    request_made: AttendanceRequest,
    settings: Settings,
    decide: Callable[..., None],
) -> None:
    letter = released(work, request_made, decide)

    deliver_all(work, settings)

    assert letter.delivery is Delivery.FILED


def test_after_a_change_of_the_event_it_is_written_anew_and_waits(
    work: Work, event: Event, request_made: AttendanceRequest, settings: Settings
) -> None:
    letter = released(work, request_made)
    event.titles = Texts(en="Lakes")

    deliver_all(work, settings)

    assert (letter.delivery, letter.error) == (Delivery.HELD, str(WRITTEN_ANEW))
    assert ("Lakes" in letter.text, "Rivers" in letter.text) == (True, False)
    assert "A press card." in letter.text


def test_once_it_is_released_again_it_leaves(
    work: Work, event: Event, request_made: AttendanceRequest, settings: Settings
) -> None:
    letter = released(work, request_made)
    event.titles = Texts(en="Lakes")
    deliver_all(work, settings)

    release_waiting(work, request_made)
    deliver_all(work, settings)

    assert letter.delivery is Delivery.FILED


def test_a_change_of_the_office_s_own_text_as_well(
    work: Work, request_made: AttendanceRequest, settings: Settings
) -> None:
    letter = released(work, request_made, refuse)
    own = Wording(subject="Sorry", greeting="Hello", opening="No room is left.")
    set_text(work, LetterKind.REQUEST_REFUSAL, "en", own, None)

    deliver_all(work, settings)

    assert (letter.delivery, letter.subject) == (Delivery.HELD, "Sorry")


def test_what_was_withdrawn_meanwhile_is_not_told(
    work: Work, request_made: AttendanceRequest, settings: Settings
) -> None:
    letter = released(work, request_made)
    request_made.state = RequestState.WITHDRAWN

    deliver_all(work, settings)

    assert (letter.delivery, letter.error) == (Delivery.DISCARDED, str(DECIDED_ANEW))


def test_no_papers_are_asked_for_once_the_event_is_off(
    work: Work, event: Event, request_made: AttendanceRequest, settings: Settings
) -> None:
    letter = released(work, request_made)
    refusal = released(work, asked(work, event, address="boris@paper.test"), refuse)
    event.status = EventStatus.CANCELLED

    deliver_all(work, settings)

    assert (letter.delivery, letter.error) == (Delivery.DISCARDED, str(DOES_NOT_TAKE_PLACE))
    assert refusal.delivery is Delivery.HELD


def test_a_link_to_a_request_that_is_gone_does_not_leave(
    work: Work, event: Event, settings: Settings
) -> None:
    work.session.delete(asks(work, event))

    deliver_all(work, settings)

    (letter,) = work.session.scalars(select(Letter)).all()
    assert (letter.delivery, letter.error) == (Delivery.DISCARDED, str(DECIDED_ANEW))
