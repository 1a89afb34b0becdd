"""The mailbox: a letter as its recipient sees it, and nothing of what is theirs alone."""

from __future__ import annotations

import pytest

from planner.kernel.work import Work
from planner.outbox.message.mime import to_mime
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue
from tests.unit.outbox.letters import invitation, plan
from tests.web.reading import attributes, rows, texts
from tests.web.visitor import Visitor

MAILBOX = "/desk/mailbox/"
PAGE = (
    '<!doctype html><html lang="en"><head><title>x</title></head>'
    "<body><p style='color:red'>Dear Anna</p></body></html>"
)


def sent(work: Work, **given: object) -> Letter:
    letter = enqueue(work, invitation(1, html=PAGE, **given))
    letter.delivery, letter.sent_at = Delivery.SENT, work.now
    work.session.flush()
    return letter


def test_what_has_left_is_listed(
    editor: Visitor, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(work)
    doubtful = sent(work, unique_key="two", subject="Doubtful")
    doubtful.delivery = Delivery.IN_DOUBT
    enqueue(work, invitation(3, subject="Held"))

    page = editor.get(MAILBOX).text

    assert rows(page) == [
        [
            "Anna Arden guest1@paper.test",
            "Doubtful",
            "20\u00a0March\u00a02012, 13:00 MSK",
            "probably delivered",
        ],
        [
            "Anna Arden guest1@paper.test",
            "Rivers without borders",
            "20\u00a0March\u00a02012, 13:00 MSK",
            "sent",
        ],
    ]
    monkeypatch.setattr("planner.web.desk.outbox.mailbox.PAGE_OF_LETTERS", 1)
    onward = attributes(editor.get(f"{MAILBOX}?event=7").text, "a[rel=next]", "href")
    assert onward == [f"{MAILBOX}?event=7&before={doubtful.id}"]


def test_a_letter_is_shown_as_a_mail_program_would(editor: Visitor, work: Work) -> None:
    letter = sent(work)

    page = editor.get(f"{MAILBOX}{letter.id}").text

    assert texts(page, "dl.headers div") == [
        "From Press House <press@house.test>",
        "To Anna Arden <guest1@paper.test>",
        "Subject Rivers without borders",
        "Date Tue, 20 Mar 2012 09:00:00 +0000",
        f"Message-ID {letter.message_id}",
        "Auto-Submitted auto-generated",
        "When 27\u00a0March\u00a02012, 11:00–13:00 (MSK, UTC+04:00)",
        "Method REQUEST",
        "Sequence 1",
        "Attendee anna@paper.test",
    ]
    assert texts(page, "#entry-title") == ["Invitation: Rivers"]
    assert attributes(page, "iframe", "src") == [f"{MAILBOX}{letter.id}/html"]
    assert attributes(page, "iframe", "sandbox") == [""]


@pytest.mark.parametrize(
    ("part", "holds"),
    [
        ("text", "please come."),
        ("calendar", "METHOD:REQUEST"),
        ("source", "multipart/mixed"),
        ("nonsense", "<iframe"),
    ],
)
def test_each_part_has_its_page(editor: Visitor, work: Work, part: str, holds: str) -> None:
    letter = sent(work)

    assert holds in editor.get(f"{MAILBOX}{letter.id}?part={part}").text


def test_the_html_part_can_do_nothing(editor: Visitor, work: Work) -> None:
    letter = sent(work)

    response = editor.get(f"{MAILBOX}{letter.id}/html")

    assert response.text == PAGE.replace("\n", "\r\n")
    assert response.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "frame-ancestors 'self'; sandbox"
    )
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert editor.get(f"{MAILBOX}{letter.id}").headers["X-Frame-Options"] == "DENY"


def test_the_letter_is_downloaded_byte_for_byte(editor: Visitor, work: Work) -> None:
    letter = sent(work)

    response = editor.get(f"{MAILBOX}{letter.id}.eml")

    assert response.data == to_mime(letter)
    assert response.mimetype == "message/rfc822"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=0000")


def test_a_letter_with_a_key_is_shown_without_what_it_says(editor: Visitor, work: Work) -> None:
    letter = enqueue(
        work, plan(purpose="member.reset", text="https://x.test/reset/TOKEN", html="<p>TOKEN</p>")
    )

    page = editor.get(f"{MAILBOX}{letter.id}?part=source").text

    assert "TOKEN" not in page
    assert texts(page, "dl.headers div") == [
        "To Anna Arden anna@paper.test",
        "Subject Rivers without borders",
    ]
    assert editor.get(f"{MAILBOX}{letter.id}/html").status_code == 404
    assert editor.get(f"{MAILBOX}{letter.id}.eml").status_code == 404


def test_a_letter_with_a_broken_address_says_so(editor: Visitor, work: Work) -> None:
    letter = enqueue(work, plan(recipient_address="nobody"))

    assert texts(editor.get(f"{MAILBOX}{letter.id}").text, ".warning") == [
        "This is not an e-mail address. It looks like name@example.org. To: nobody"
    ]


@pytest.mark.parametrize("part", ["html", "text", "source"])
def test_hostile_texts_are_shown_as_text(editor: Visitor, work: Work, part: str) -> None:
    letter = sent(work, subject="<script>alert(1)</script>", text="<script>alert(1)</script>")

    assert "<script>alert" not in editor.get(f"{MAILBOX}{letter.id}?part={part}").text
