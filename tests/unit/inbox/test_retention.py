"""How long messages are kept, and what becomes of those of a person who is erased."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from planner.inbox.cleanup import KEPT_FOR, forget_messages
from planner.inbox.models import RawMessage, ReceivedMessage
from planner.invitations.models import Answer, Invitation
from planner.kernel.reply_addresses import reply_address
from planner.kernel.work import Work
from planner.privacy.erasing import erase
from planner.privacy.own_data import as_json, own_data
from tests.factories import Make
from tests.mail_fixtures.bounces import BOUNCES
from tests.mail_fixtures.personal import WORDS, letter
from tests.unit.inbox.conftest import Answer as Answers
from tests.unit.inbox.conftest import Take


def subjects(work: Work) -> list[str]:
    return sorted(work.session.scalars(select(ReceivedMessage.subject)))


def raws(work: Work) -> int:
    return len(work.session.scalars(select(RawMessage.id)).all())


def test_messages_are_forgotten_after_90_days(work: Work, ada: Invitation, take: Take) -> None:
    old = work.now - KEPT_FOR - timedelta(seconds=1)
    take(letter(WORDS, "Old", number="<1@paper.test>"), received_at=old)
    take(letter(WORDS, "New", number="<2@paper.test>"))

    counts = forget_messages(work.session, work.now), forget_messages(work.session, work.now)

    assert counts == (1, 0)
    assert (subjects(work), raws(work)) == (["New"], 1)


def test_an_answer_outlives_its_message(work: Work, ada: Invitation, answers: Answers) -> None:
    answers()

    forget_messages(work.session, work.now + KEPT_FOR + timedelta(days=1))

    assert ada.answer is Answer.ACCEPTED


def test_erasing_a_person_removes_what_they_wrote_and_what_names_them(
    work: Work, make: Make, ada: Invitation, take: Take, answers: Answers
) -> None:
    make.person("Bob", email="bob@radio.test")
    answers()
    take(BOUNCES["postfix"].message("<nobody@house.test>"))
    take(
        letter(
            "Greetings from ada@paper.test", "Names", sender="bob@radio.test", number="<2@r.test>"
        )
    )
    copied = letter("Hello", "Copied", sender="bob@radio.test", number="<3@r.test>")
    take(copied.replace(b"MIME-Version", b"Cc: Ada <ADA@paper.test>\r\nMIME-Version"))
    own = letter("Hello", "Bob's own", sender="bob@radio.test", number="<4@r.test>")
    take(own.replace(b"Ada Byron", b"Bob Bell"))

    erase(work, ada.person)

    assert subjects(work) == ["Bob's own", "Copied", "Names", "Undelivered Mail Returned to Sender"]
    assert raws(work) == 1
    assert "ada" not in "".join(work.session.scalars(select(ReceivedMessage.text))).lower()


def test_the_person_gets_what_they_wrote(
    work: Work, ada: Invitation, take: Take, answers: Answers
) -> None:
    take(
        letter(WORDS, to=reply_address(work.links.signer, "press@house.test", ada.person.public_id))
    )
    take(letter(WORDS, sender="spy@spam.test", number="<2@spam.test>"))

    found = as_json(own_data(work, ada.person))["messages"]

    assert [(one["from"], one["text"]) for one in found] == [("ada@paper.test", WORDS)]
