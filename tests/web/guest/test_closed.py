"""The page of a guest who can no longer answer, or not yet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.events.models.kinds import EventStatus
from planner.kernel.links import Links
from tests.factories import Make
from tests.web.guest.test_invitation import page_of
from tests.web.reading import texts
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
