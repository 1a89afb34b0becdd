from __future__ import annotations

from datetime import timedelta

import pytest

from planner.events.models.event import Event
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Answer, Invitation
from planner.kernel.links import Links
from tests.conftest import NOW
from tests.factories import Make
from tests.web.reading import filled, texts
from tests.web.visitor import Visitor

FULL = (
    "There is no place free for you at present. If you say yes now, you are put on the waiting list "
    "and move up as soon as there is one."
)

NO_PLACES = (
    "There are no places for more people who come with you. Your own place stays; leave the number as "
    "it was."
)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(seats=1)


@pytest.fixture
def guest(make: Make, event: Event) -> Invitation:
    return make.invitation(event, sent_sequence=0)


def page_of(links: Links, invitation: Invitation) -> str:
    return links.invitation(invitation.public_id, invitation.generation).removeprefix(
        links.public_url
    )


def line(place: int) -> str:
    return (
        f"There is no place free for you yet. You are number {place} on the waiting list; we shall "
        "write to you as soon as there is one."
    )


def test_whether_there_is_a_place_is_said_before_the_answer(
    stranger: Visitor, links: Links, make: Make, event: Event, guest: Invitation
) -> None:
    page = page_of(links, guest)
    before = texts(stranger.get(page).text, ".warning")
    make.invitation(event, answer=Answer.ACCEPTED)

    assert (before, texts(stranger.get(page).text, ".warning")) == ([], [FULL])


@pytest.mark.parametrize(("kind", "said"), [("official", [FULL]), ("journalist", [])])
def test_a_place_that_is_free_is_one_for_guests_of_the_same_kind(
    stranger: Visitor,
    links: Links,
    make: Make,
    event: Event,
    guest: Invitation,
    kind: str,
    said: list[str],
) -> None:
    event.seats, event.seats_for_officials = 9, 1
    make.invitation(event, answer=Answer.ACCEPTED, kind=GuestKind.OFFICIAL)
    guest.kind = GuestKind(kind)
    make.work.session.commit()

    assert texts(stranger.get(page_of(links, guest)).text, ".warning") == said


def test_a_yes_without_a_place_says_at_which_place_of_the_list_it_is(
    stranger: Visitor, links: Links, make: Make, event: Event, guest: Invitation
) -> None:
    page = page_of(links, guest)
    make.invitation(event, answer=Answer.ACCEPTED)
    make.invitation(event, answer=Answer.WAITING, waits_since=NOW - timedelta(hours=1))

    stranger.post(f"{page}/answer", {"answer": "accepted"})

    shown = stranger.get(page).text
    thanks = "Thank you. Your answer has reached us: Yes, if there is a place for me"
    assert texts(shown, ".notice") == [f"{thanks}. {line(2)}"]
    assert texts(shown, ".warning") == [line(2)]
    assert texts(shown, ".guest__said") == ["You answered: Yes, if there is a place for me."]
    assert filled(shown, {"answer"}) == {"answer": "accepted"}


def test_whoever_has_a_place_reads_nothing_of_it(
    stranger: Visitor, links: Links, guest: Invitation
) -> None:
    page = page_of(links, guest)

    stranger.post(f"{page}/answer", {"answer": "accepted"})

    assert texts(stranger.get(page).text, ".warning") == []


def test_a_crew_for_which_there_are_no_places_is_refused(
    stranger: Visitor, links: Links, guest: Invitation
) -> None:
    page = page_of(links, guest)
    stranger.post(f"{page}/answer", {"answer": "accepted"})

    refused = stranger.post(f"{page}/answer", {"answer": "accepted", "crew": "2"})

    assert refused.status_code == 422
    assert texts(refused.text, ".errors li") == [NO_PLACES]
    assert filled(refused.text, {"crew"}) == {"crew": "2"}
