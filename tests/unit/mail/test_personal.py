"""Words without quotation and signature, absences, machines, opting out."""

from __future__ import annotations

from datetime import date

import pytest

from planner.mail.message import MessageKind
from planner.mail.reading import read_message
from tests.mail_fixtures.personal import ABSENCES, QUOTATIONS, WORDS, letter

AUTO = "Auto-Submitted: auto-replied\r\n"


@pytest.mark.parametrize("below", QUOTATIONS.values(), ids=QUOTATIONS)
def test_words_are_told_from_what_they_answer(below: str) -> None:
    read = read_message(letter(f"{WORDS}\n\n{below}"))

    assert read.kind is MessageKind.WORDS
    assert read.words == WORDS


def test_what_stands_between_quoted_lines_is_kept() -> None:
    text = "> Will you come?\nYes.\n> With whom?\nWith two from the desk: Ann and Bob.\n"

    assert read_message(letter(text)).words == "Yes.\nWith two from the desk: Ann and Bob."


def test_a_sentence_that_ends_in_wrote_is_no_quotation() -> None:
    text = "My colleague wrote:\ncome all of you."

    assert read_message(letter(text)).words == text


def test_the_whole_text_is_kept() -> None:
    text = f"{WORDS}\n\n{QUOTATIONS['outlook']}"

    assert read_message(letter(text)).text == text


def test_of_html_only_the_text_is_read() -> None:
    html = (
        "<html><head><style>p{}</style></head><body><p>I'll <b>come</b>&nbsp;at&nbsp;11.</p>"
        "<script>alert(1)</script><div>Ada</div><blockquote><p>Dear Ada</p></blockquote></body></html>"
    )

    assert read_message(letter(html, kind="html")).words == "I'll come at 11.\nAda"


@pytest.mark.parametrize(("subject", "text", "until"), ABSENCES.values(), ids=ABSENCES)
def test_an_absence_says_until_when(subject: str, text: str, until: date | None) -> None:
    read = read_message(letter(text, subject, headers=AUTO))

    assert read.kind is MessageKind.OUT_OF_OFFICE
    assert read.absent_until == until
    assert read.answers_nobody


def test_an_absence_of_a_program_without_headers_is_known_by_its_words() -> None:
    subject, text, _until = ABSENCES["ru"]

    assert read_message(letter(text, subject)).kind is MessageKind.OUT_OF_OFFICE


def test_a_person_who_writes_of_their_absence_is_a_person() -> None:
    assert read_message(letter("I am on leave until Friday.")).kind is MessageKind.WORDS


@pytest.mark.parametrize(
    "headers",
    [
        AUTO,
        "Precedence: bulk\r\n",
        "List-Id: <news.paper.test>\r\n",
        "X-Spam-Flag: YES\r\n",
        "X-Autoreply: yes\r\n",
        "Received: from a by b; now\r\n" * 51,
    ],
)
def test_machines_lists_and_loops_are_told_from_people(headers: str) -> None:
    read = read_message(letter("Ticket 17 was opened.", headers=headers))

    assert read.kind is MessageKind.AUTOMATIC
    assert read.answers_nobody


@pytest.mark.parametrize(
    ("subject", "text", "unwanted"),
    [
        ("unsubscribe invitations", "", "invitations"),
        ("unsubscribe releases", "anything", "releases"),
        ("Unsubscribe", "", "everything"),
        ("Re: Rivers", "Отписаться", "everything"),
        ("Отпишите", "", "everything"),
    ],
)
def test_opting_out_says_of_what(subject: str, text: str, unwanted: str) -> None:
    read = read_message(letter(text, subject))

    assert (read.kind, read.unwanted) == (MessageKind.UNSUBSCRIBE, unwanted)


def test_a_sentence_about_unsubscribing_is_left_to_a_person() -> None:
    assert read_message(letter("How do I unsubscribe from this?")).kind is MessageKind.WORDS
