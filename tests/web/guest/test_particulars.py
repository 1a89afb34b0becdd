from __future__ import annotations

import pytest

from planner.invitations.models import Invitation
from planner.kernel.links import Links
from tests.factories import Make
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor

TOLD = {
    "crew_names": "Anna Berg, camera\nKim, sound",
    "equipment": "two lights",
    "number_plate": "A 123 BC 77",
    "access_needs": "a ramp",
    "interpretation": "French",
}


@pytest.fixture
def guest(make: Make) -> Invitation:
    return make.invitation(make.event(), sent_sequence=0)


def page_of(links: Links, invitation: Invitation) -> str:
    return links.invitation(invitation.public_id, invitation.generation).removeprefix(
        links.public_url
    )


def test_a_guest_says_who_comes_along(stranger: Visitor, links: Links, guest: Invitation) -> None:
    page = page_of(links, guest)
    closed = attributes(stranger.get(page).text, ".guest__particulars", "open")

    stranger.post(f"{page}/answer", {"answer": "accepted", **TOLD})

    shown = stranger.get(page).text
    assert {name: getattr(guest, name) for name in TOLD} == TOLD
    assert filled(shown, {*TOLD, "crew"}) == {**TOLD, "crew": "2"}
    assert (closed, attributes(shown, ".guest__particulars", "open")) == ([], [""])


def test_what_is_wrong_in_it_comes_back_as_it_was_typed(
    stranger: Visitor, links: Links, guest: Invitation
) -> None:
    page, plate = page_of(links, guest), "A" * 101

    refused = stranger.post(f"{page}/answer", {"answer": "accepted", "number_plate": plate})

    assert refused.status_code == 422
    assert texts(refused.text, ".errors li") == ["At most 100 characters, please."]
    assert filled(refused.text, {"number_plate"}) == {"number_plate": plate}
