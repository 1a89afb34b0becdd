from __future__ import annotations

import pytest

from planner.invitations.models import Answer
from planner.kernel.links import Links
from tests.factories import Make
from tests.web.visitor import Visitor

LINK = "https://video.example/1"
LATER = "The address stands here as soon as you have said that you come or take part online."


@pytest.mark.parametrize("said", list(Answer))
def test_the_page_and_its_file_tell_the_address_by_the_answer(
    stranger: Visitor, links: Links, make: Make, said: Answer
) -> None:
    guest = make.invitation(make.event(link=LINK), answer=said, sent_sequence=0)
    page = links.invitation(guest.public_id, guest.generation).removeprefix(links.public_url)

    shown = stranger.get(page).text
    file = stranger.get(f"{page}/event.ics").text.replace("\r\n ", "")

    is_told = said in (Answer.ACCEPTED, Answer.REMOTE)
    assert (LINK in shown, LATER in shown, LINK in file) == (is_told, not is_told, is_told)
