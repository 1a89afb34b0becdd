"""Letters that came back: only with a letter or a token of ours, hard ones at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.inbox.models import Outcome
from planner.invitations.answers import Reply, answer
from planner.invitations.models import Answer, Invitation
from planner.kernel.reply_addresses import reply_address
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter, RefusedAddress
from planner.outbox.refusals import confirm_address
from tests.mail_fixtures.bounces import BOUNCES, Bounce
from tests.unit.inbox.conftest import Answer as Answers
from tests.unit.inbox.conftest import Take
from tests.unit.invitations.post import last_letter

HARD, SOFT = BOUNCES["postfix"], BOUNCES["full_mailbox"]


def marked(work: Work) -> list[tuple[str, str]]:
    return [(one.address, str(one.said)) for one in work.session.scalars(select(RefusedAddress))]


@pytest.mark.parametrize("name", [name for name, one in BOUNCES.items() if one.is_hard])
def test_a_hard_bounce_marks_the_address_in_the_words_of_its_server(
    work: Work, ada: Invitation, take: Take, name: str
) -> None:
    bounce = BOUNCES[name]

    message = take(bounce.message(last_letter(work).message_id))

    assert message.outcome is Outcome.APPLIED
    assert marked(work) == [("ada@paper.test", bounce.said)]
    assert message.invitation_id == ada.id


def test_the_letter_has_not_arrived(work: Work, ada: Invitation, take: Take) -> None:
    letter = last_letter(work)

    take(HARD.message(letter.message_id))

    assert letter.delivery is Delivery.FAILED
    assert "came back: 550 5.1.1" in letter.error
    assert ada.asked_sequence is None


def test_whoever_has_answered_has_the_letter(work: Work, ada: Invitation, take: Take) -> None:
    answer(work, ada, Reply(answer=Answer.ACCEPTED))

    take(HARD.message(last_letter(work).message_id))

    assert last_letter(work).delivery is Delivery.SENT


@pytest.mark.parametrize("bounce", [one for one in BOUNCES.values() if not one.is_hard])
def test_a_soft_bounce_is_only_noted(
    work: Work, ada: Invitation, take: Take, bounce: Bounce
) -> None:
    message = take(bounce.message(last_letter(work).message_id))

    assert (message.outcome, marked(work)) == (Outcome.NOTED, [])
    assert last_letter(work).delivery is Delivery.SENT


def soft_bounces(work: Work, take: Take, count: int) -> None:
    """Of that many letters to the same guest."""
    first = last_letter(work)
    for number in range(count):
        columns = {one.key: getattr(first, one.key) for one in Letter.__mapper__.column_attrs}
        again = columns | {
            "id": None,
            "unique_key": f"again:{number}",
            "message_id": f"<again-{number}@house.test>",
        }
        work.session.add(Letter(**again))
        work.session.flush()
        bounce = replace(SOFT, subject=f"Undelivered {number}")
        take(bounce.message(f"<again-{number}@house.test>"))


def test_the_third_soft_bounce_in_a_row_marks_the_address(
    work: Work, ada: Invitation, take: Take
) -> None:
    soft_bounces(work, take, 2)
    take(replace(SOFT, subject="The same").message(last_letter(work).message_id))
    assert marked(work) == []

    columns = {
        one.key: getattr(last_letter(work), one.key) for one in Letter.__mapper__.column_attrs
    }
    work.session.add(
        Letter(**columns | {"id": None, "unique_key": "third", "message_id": "<third@house.test>"})
    )
    work.session.flush()
    take(SOFT.message("<third@house.test>"))
    assert marked(work) == [("ada@paper.test", SOFT.said)]


def test_whoever_is_heard_of_starts_the_row_anew(
    work: Work, ada: Invitation, take: Take, answers: Answers
) -> None:
    soft_bounces(work, take, 2)
    answers(received_at=work.now + timedelta(minutes=1))
    first = work.session.scalars(select(Letter).order_by(Letter.id)).first()
    assert first is not None

    take(SOFT.message(first.message_id), received_at=work.now + timedelta(minutes=2))

    assert marked(work) == []


def test_a_bounce_without_a_letter_of_ours_is_refused(
    work: Work, ada: Invitation, take: Take
) -> None:
    message = take(HARD.message("<made-up@house.test>"))

    assert (message.outcome, marked(work)) == (Outcome.REFUSED, [])


def test_the_token_of_a_person_tells_whose_address_failed(
    work: Work, ada: Invitation, take: Take
) -> None:
    to = reply_address(work.links.signer, "press@house.test", ada.person.public_id)

    take(HARD.message("<unknown@house.test>", to))

    assert marked(work) == [("ada@paper.test", HARD.said)]


def test_the_token_of_a_person_marks_no_other_address(
    work: Work, ada: Invitation, take: Take
) -> None:
    to = reply_address(work.links.signer, "press@house.test", ada.person.public_id)
    raw = HARD.message("<unknown@house.test>", to).replace(b"ada@paper.test", b"bob@paper.test")

    assert take(raw).outcome is Outcome.REFUSED
    assert marked(work) == []


def test_where_the_guest_has_it_forwarded_says_nothing_of_their_address(
    work: Work, ada: Invitation, take: Take
) -> None:
    raw = HARD.message(last_letter(work).message_id).replace(b"ada@paper.test", b"ada@home.test")

    assert take(raw).outcome is Outcome.NOTED
    assert marked(work) == []


def test_that_our_server_takes_another_letter_says_nothing(
    work: Work, ada: Invitation, take: Take
) -> None:
    take(HARD.message(last_letter(work).message_id))

    confirm_address(work.session, work.office_id, "ada@paper.test")

    assert marked(work) == [("ada@paper.test", HARD.said)]


def test_whoever_answers_from_an_address_can_be_reached_there(
    work: Work, ada: Invitation, take: Take, answers: Answers
) -> None:
    take(HARD.message(last_letter(work).message_id))

    answers()

    assert marked(work) == []
