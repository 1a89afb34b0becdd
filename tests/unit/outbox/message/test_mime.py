"""The message as a mail program takes it apart."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from sqlalchemy.orm import Session

from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from planner.outbox.delivery.transport import InDoubt, Refused, TryLater
from planner.outbox.message.mime import to_mime
from planner.outbox.operations import enqueue, send_again
from tests.conftest import NOW
from tests.hostile.headers import HOSTILE
from tests.unit.outbox.letters import CALENDAR, invitation, plan
from tests.unit.outbox.postman import MINUTE, Postman, deliver, queued


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def test_an_invitation_has_the_structure_that_calendars_understand(work: Work) -> None:
    message = read(to_mime(enqueue(work, invitation(1))))

    parts = list(message.walk())
    assert [part.get_content_type() for part in parts] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    calendar, attachment = parts[4], parts[5]
    assert calendar.get_param("method") == "REQUEST"
    assert str(calendar.get_param("charset")).lower() == "utf-8"
    assert calendar["Content-Transfer-Encoding"] == "base64"
    assert calendar["Content-Disposition"] is None
    assert calendar.get_payload(decode=True) == CALENDAR
    assert attachment.get_payload(decode=True) == CALENDAR
    assert attachment.get_filename() == "invite.ics"


def test_a_letter_without_calendar_is_text_and_html_only(work: Work) -> None:
    message = read(to_mime(enqueue(work, plan(text="Grüße\n.\nзавтра"))))

    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content() == "Grüße\r\n.\r\nзавтра\r\n"


def test_the_head_says_who_when_and_that_no_person_wrote_it(work: Work) -> None:
    letter = enqueue(work, plan(in_reply_to="<first@house.test>", recipient_name="Анна Ж"))
    message = read(to_mime(letter))

    assert message["From"] == "Press House <press@house.test>"
    assert message["To"] == "Анна Ж <anna@paper.test>"
    assert message["Date"] == "Tue, 20 Mar 2012 09:00:00 +0000"
    assert message["Message-ID"] == letter.message_id
    assert message["In-Reply-To"] == message["References"] == "<first@house.test>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"


def test_the_date_is_the_moment_of_sending(work: Work, session: Session) -> None:
    letter = queued(work)
    written = letter.message_id
    deliver(session, Postman(before=TryLater("451 later")), NOW + 10 * MINUTE)
    postman = Postman()

    deliver(session, postman, NOW + 60 * MINUTE)

    (outgoing,) = postman.taken
    message = read(outgoing.content)
    assert message["Date"] == "Tue, 20 Mar 2012 10:00:00 +0000"
    assert message["Message-ID"] == written
    assert to_mime(letter) == outgoing.content


def test_a_letter_in_doubt_keeps_the_moment_at_which_it_may_have_left(
    work: Work, session: Session
) -> None:
    letter = queued(work)

    deliver(session, Postman(after=InDoubt("cut")), NOW + MINUTE)
    assert letter.sent_at == NOW + MINUTE
    send_again(work, letter)

    assert letter.sent_at is None


@pytest.mark.parametrize("error", [TryLater("451"), Refused("554")])
def test_a_letter_that_was_refused_after_the_dot_has_not_been_sent(
    work: Work, session: Session, error: Exception
) -> None:
    letter = queued(work)

    deliver(session, Postman(after=error))

    assert letter.sent_at is None


def test_the_same_letter_is_the_same_bytes_in_short_crlf_lines(work: Work) -> None:
    letter = enqueue(work, invitation(1, html="<p>" + "ж" * 5000 + "</p>"))
    raw = to_mime(letter)

    assert raw == to_mime(letter)
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert raw.isascii()


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\ud800" not in text])
def test_no_text_becomes_a_header_or_a_recipient(work: Work, text: str) -> None:
    letter = enqueue(work, plan(subject=text, sender_name=text, recipient_name=text, language=text))
    message = read(to_mime(letter))

    assert sorted(message.keys()) == sorted(
        [
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "Content-Language",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type",
        ]
    )
    assert [a.addr_spec for a in message["To"].addresses] == ["anna@paper.test"]
    assert [a.addr_spec for a in message["From"].addresses] == ["press@house.test"]
    assert message.defects == []


def test_an_address_that_is_none_is_refused(work: Work) -> None:
    letter = enqueue(work, plan(recipient_address="anna@paper.test\r\nBcc: spy@evil.test"))

    with pytest.raises(Invalid):
        to_mime(letter)
