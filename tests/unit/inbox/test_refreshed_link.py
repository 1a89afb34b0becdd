"""A calendar program that asks for its entry again gets the address only while its owner takes part."""

from __future__ import annotations

import pytest

from planner.inbox.refreshing import send_again
from planner.invitations.answers import Reply, answer
from planner.invitations.changes import letter_to
from planner.invitations.letters import store
from planner.invitations.models import Answer
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.post import invite, last_letter, send

LINK = "https://video.example/1"


@pytest.mark.parametrize(("then", "is_sent"), [(Answer.ACCEPTED, True), (Answer.DECLINED, False)])
def test_the_address_is_sent_again_to_those_only_who_take_part(
    work: Work, make: Make, then: Answer, is_sent: bool
) -> None:
    event = make.event(link=LINK)
    (ada,) = invite(work, event, [make.person("Ada", email="ada@paper.test")]).invited
    send(work)
    answer(work, ada, Reply(answer=Answer.REMOTE))
    store(work, letter_to(work, ada))
    send(work)
    answer(work, ada, Reply(answer=then))

    sent = send_again(work, ada)

    assert (sent, last_letter(work).tells_link) == (is_sent, True)
