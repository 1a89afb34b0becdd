"""Ways to a mail server that are closed: the outbox says why, names the letters, and tries again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.kernel.work import Work
from planner.outbox.models import Delivery, MailRoute
from tests.conftest import NOW
from tests.web.desk.outbox.test_letters import OUTBOX, written
from tests.web.reading import texts
from tests.web.visitor import Visitor

NOT_LET_IN = (
    "No letter leaves at present: the mail server does not let the program in. It answers 535 "
    "5.7.8. An administrator of your office sets up the mail server."
)
NO_ANSWER = (
    "No letter leaves at present: the mail server does not answer. An administrator of your office "
    "sets up the mail server."
)
SENDER_REFUSED = (
    "No letter from press@house.test leaves at present: the mail server refuses one after "
    "the other. It answers: 550 5.7.1 <not> from you. Ask whoever looks after it whether "
    "this office may send. If it means only the letters named here, discard them: the "
    "others leave then."
)
DOMAIN_REFUSED = (
    "The mail server refuses letters to corp.test. It answers: 552 full. All other letters "
    "leave. Ask whoever looks after the mail server; if it means these people, discard "
    "their letters and reach them in another way."
)
TRIED_AT_2 = "Nothing is lost. It is tried again at 20\u00a0March\u00a02012, 14:00 MSK."


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("535 5.7.8 <press@other.test> wrong password", NOT_LET_IN),
        ("The mail server does not answer: timed out", NO_ANSWER),
    ],
)
def test_the_outbox_says_that_no_letter_leaves(
    editor: Visitor, session: Session, error: str, said: str
) -> None:
    """In its number: the words may hold what another office wrote."""
    later = NOW + timedelta(minutes=2)
    session.add(MailRoute(transport="x", sender="", domain="", paused_until=later, error=error))

    page = editor.get(OUTBOX).text

    assert texts(page, "div[role=alert] p") == [
        said,
        "Nothing is lost. It is tried again at 20\u00a0March\u00a02012, 13:02 MSK.",
    ]
    assert "press@other.test" not in page


def test_an_outbox_that_moves_has_no_alarm(editor: Visitor, session: Session) -> None:
    session.add(MailRoute(transport="x", sender="", domain="", paused_until=NOW, error="535 no"))

    assert texts(editor.get(OUTBOX).text, "div[role=alert]") == []


def test_a_closed_way_names_its_letters_and_is_tried_by_a_button(
    editor: Visitor, work: Work, session: Session
) -> None:
    letter = written(work, Delivery.QUEUED, recipient_address="list@corp.test")
    letter.refusals, letter.due_at = 1, work.now + timedelta(hours=1)
    for sender, domain, said in (
        ("", "", "535 5.7.8 wrong password"),
        (letter.sender_address, "", "550 5.7.1 <not> from you"),
        (letter.sender_address, "corp.test", "552 full"),
    ):
        until = work.now + timedelta(hours=1)
        session.add(
            MailRoute(transport="x", sender=sender, domain=domain, error=said, paused_until=until)
        )
    session.commit()

    page = editor.get(OUTBOX).text

    assert texts(page, "div[role=alert] p") == [
        NOT_LET_IN,
        TRIED_AT_2,
        SENDER_REFUSED,
        TRIED_AT_2,
        DOMAIN_REFUSED,
        TRIED_AT_2,
    ]
    assert texts(page, "div[role=alert] li") == 2 * ["Anna Arden list@corp.test"]
    assert texts(page, "div[role=alert] button") == 3 * ["Try now"]
    response = editor.post(f"{OUTBOX}tries")
    assert (response.status_code, response.location) == (303, f"{OUTBOX}?state=queued")
    assert texts(editor.get(OUTBOX).text, ".notice") == ["One letter is tried now."]
    session.expire_all()
    assert letter.due_at == work.now
    assert session.scalars(select(MailRoute)).all() == []


def test_nothing_waits_and_nothing_is_tried(editor: Visitor) -> None:
    editor.post(f"{OUTBOX}tries")

    assert texts(editor.get(OUTBOX).text, ".notice") == ["No letter is waiting to leave."]


def test_a_way_that_takes_no_letters_says_what_to_do(
    editor: Visitor, work: Work, session: Session
) -> None:
    letter = written(work, Delivery.QUEUED)
    until = work.now + timedelta(hours=1)
    session.add(
        MailRoute(transport="x", sender="", domain="", error="no answer", paused_until=until)
    )
    session.add(
        MailRoute(
            transport="x", sender=letter.sender_address, domain="", error="553", paused_until=until
        )
    )
    session.commit()

    page = editor.get(OUTBOX).text

    assert texts(page, "div[role=alert] p") == [
        NO_ANSWER,
        TRIED_AT_2,
        (
            "No letter from press@house.test leaves at present: the mail server does not take "
            "letters from this address. It answers: 553. Ask whoever looks after it whether this "
            "office may send, or correct the address on the office's page."
        ),
        TRIED_AT_2,
    ]
