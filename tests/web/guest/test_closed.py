"""The page of a guest who can no longer answer, or not yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from planner.accounts.models import Office
from planner.events.models.kinds import EventStatus
from planner.kernel.links import Links
from tests.conftest import NOW
from tests.factories import Make
from tests.web.guest.test_invitation import page_of
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


@pytest.mark.parametrize(
    ("given", "takes_answers"),
    [
        ({}, True),
        ({"status": EventStatus.CANCELLED}, False),
        ({"status": EventStatus.POSTPONED}, False),
        ({"status": EventStatus.HELD}, False),
        ({"answers_until": date(2012, 3, 19)}, False),
    ],
)
def test_only_a_page_that_takes_answers_warns_that_others_could_answer(
    stranger: Visitor,
    links: Links,
    make: Make,
    given: dict[str, Any],
    takes_answers: bool,
) -> None:
    invitation = make.invitation(make.event(**given), sent_sequence=0)
    make.work.session.commit()

    footer = texts(stranger.get(page_of(links, invitation)).text, ".guest__foot p")

    alone = "This page is yours alone: whoever has its address can answer in your name."
    assert (alone in footer) == takes_answers


TYPED = {
    "answer": "delegated",
    "colleague_name": "Boris <b>",
    "crew": "2",
    "crew_names": "Cy, camera\nDi, sound",
    "message": "We come by boat.",
}
SHOWN_BACK = [
    ("Your answer", "A colleague will come in my place"),
    ("Name of the colleague", "Boris <b>"),
    ("How many people come with you (camera, sound)?", "2"),
    ("Who comes with you?", "Cy, camera Di, sound"),
    ("A line to the press office", "We come by boat."),
]


def shown_back(page: str) -> list[tuple[str, str]]:
    return list(zip(texts(page, ".typed dt"), texts(page, ".typed dd"), strict=True))


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ({"status": EventStatus.CANCELLED}, NOW),
        ({"answers_until": date(2012, 3, 19)}, NOW),
        ({}, NOW + timedelta(days=9)),
    ],
    ids=["called off", "late", "over"],
)
def test_what_was_typed_into_a_page_that_has_closed_meanwhile_is_shown_back(
    stranger: Visitor,
    links: Links,
    make: Make,
    office: Office,
    set_clock: Callable[[str], None],
    given: dict[str, Any],
    moment: datetime,
) -> None:
    invitation = make.invitation(make.event(**given), sent_sequence=0)
    make.work.session.commit()
    set_clock(moment.isoformat())

    response = stranger.post(f"{page_of(links, invitation)}/answer", TYPED)

    assert response.status_code == 409
    assert shown_back(response.text) == SHOWN_BACK
    assert attributes(response.text, ".typed a", "href") == [f"mailto:{office.mail_from}"]


def test_a_closed_page_shows_nothing_back_that_nobody_has_sent(
    stranger: Visitor, links: Links, make: Make
) -> None:
    invitation = make.invitation(make.event(status=EventStatus.CANCELLED), sent_sequence=0)
    make.work.session.commit()

    page = stranger.get(f"{page_of(links, invitation)}?answer=accepted").text

    assert texts(page, ".typed") == []
