"""Bombs, broken and forged messages: read within limits, never raising."""

from __future__ import annotations

import base64

import pytest

from planner.mail import limits
from planner.mail.message import Fault, MessageKind
from planner.mail.reading import read_message
from tests.mail_fixtures.mime import multipart, part, text
from tests.mail_fixtures.personal import letter

HEAD = b"From: Ada <ada@paper.test>\r\nSubject: Hello\r\nMIME-Version: 1.0\r\n"


def calendar(content: str, kind: str = "text/calendar; method=REPLY") -> bytes:
    return HEAD + part(kind, content, "7bit").encode()


def nested(depth: int) -> str:
    body = text("x", "plain", "7bit")
    for number in range(depth):
        body = multipart("mixed", f"b{number}", body)
    return body


ENTRY = (
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n"
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@paper.test\r\nEND:VEVENT\r\n{more}END:VCALENDAR\r\n"
)
FAULTS = {
    "large": (HEAD + b"\r\n" + b"x" * limits.MESSAGE_BYTES, Fault.TOO_LARGE),
    "attachment": (
        HEAD
        + part("video/mp4", base64.b64encode(b"\0" * 900_000).decode(), "base64", "a.mp4").encode(),
        Fault.TOO_LARGE,
    ),
    "headers": (b"X-Long: " + b"x" * 70_000 + b"\r\n" + HEAD + b"\r\nx", Fault.LONG_HEADERS),
    "many_headers": (b"X-A: b\r\n" * 10_000 + HEAD + b"\r\nx", Fault.LONG_HEADERS),
    "parts": (
        HEAD + multipart("mixed", "b", *[text("x", "plain", "7bit")] * 60).encode(),
        Fault.MANY_PARTS,
    ),
    "depth": (HEAD + nested(11).encode(), Fault.TOO_DEEP),
    "very_deep": (HEAD + nested(3000).encode(), Fault.TOO_DEEP),
}


@pytest.mark.parametrize(("raw", "fault"), FAULTS.values(), ids=FAULTS)
def test_what_is_beyond_a_limit_is_not_read(raw: bytes, fault: Fault) -> None:
    read = read_message(raw)

    assert (read.kind, read.fault) == (MessageKind.UNREADABLE, fault)


def test_the_sender_of_a_large_message_is_known() -> None:
    assert read_message(FAULTS["large"][0]).sender == "ada@paper.test"


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (calendar("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"), Fault.BROKEN_CALENDAR),
        (calendar("BEGIN:VCALENDAR\r\nEND:VEVENT\r\n"), Fault.BROKEN_CALENDAR),
        (calendar("nothing"), Fault.BROKEN_CALENDAR),
        (calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), Fault.INCOMPLETE),
        (calendar(ENTRY.format(uid="", more="")), Fault.INCOMPLETE),
        (calendar(ENTRY.format(uid="x" * 300, more="")), Fault.INCOMPLETE),
        (
            calendar(ENTRY.format(uid="1", more="BEGIN:VEVENT\r\nUID:2\r\nEND:VEVENT\r\n")),
            Fault.SEVERAL_ENTRIES,
        ),
        (
            calendar(ENTRY.format(uid="1", more=""), "text/calendar; method=CANCEL"),
            Fault.METHODS_DIFFER,
        ),
        (calendar(ENTRY.format(uid="1", more=f"X:{'x' * 70_000}\r\n")), Fault.LARGE_CALENDAR),
    ],
)
def test_a_calendar_that_is_no_answer_is_not_acted_upon(raw: bytes, fault: Fault) -> None:
    read = read_message(raw)

    assert (read.fault, read.calendar) == (fault, None)


def test_a_message_within_the_message_answers_nothing() -> None:
    forwarded = b"Content-Type: message/rfc822\r\n\r\n" + calendar(ENTRY.format(uid="1", more=""))

    assert read_message(HEAD + forwarded).calendar is None


def test_two_senders_are_none() -> None:
    several = read_message(b"From: a@paper.test, b@paper.test\r\n\r\nx")
    twice = read_message(b"From: a@paper.test\r\nFrom: b@paper.test\r\n\r\nx")
    named = read_message(b'From: "boss@house.test" <spy@spam.test>\r\n\r\nx')

    assert (several.sender, twice.sender, named.sender) == ("", "", "spy@spam.test")


@pytest.mark.parametrize(
    "charset", ["x-unknown", "punycode", "zlib", "unicode_escape", "utf-8", "koi8-r"]
)
def test_any_encoding_is_read_as_text(charset: str) -> None:
    raw = HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\nHello".encode()

    assert read_message(raw).text == "Hello"


def test_text_of_strangers_has_no_controls() -> None:
    read = read_message(
        letter("A\x00B\x1b[31m", subject="One =?utf-8?Q?two=0D=0ABcc:_spy@spam.test?=")
    )

    assert read.text == "AB[31m"
    assert "\n" not in read.subject


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\r\n\r\n",
        b"\xff\xfe\x00",
        b"From: \xff\xfe\r\nTo: (((((\r\nDate: yesterday\r\nMessage-ID: <>\r\n\r\n",
        b"From: =?utf-8?B?////?=\r\nContent-Type: ;;;=;\r\n\r\nx",
        b"Content-Type: multipart/mixed\r\n\r\nx",
        b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n",
        b"From: " + b"(" * 20_000 + b"\r\n\r\nx",
        b"BEGIN:VCALENDAR\r\n" + b"A" * 70_000,
    ],
)
def test_nothing_raises(raw: bytes) -> None:
    assert read_message(raw).checksum


def test_an_answer_of_outlook_that_nobody_else_reads_is_known() -> None:
    tnef = base64.b64encode(b"\x78\x9f\x3e\x22IPM.Schedule.Meeting.Resp.Pos\0").decode()
    raw = (
        HEAD
        + part("application/ms-tnef", tnef, "7bit", "winmail.dat")
        .replace("7bit", "base64")
        .encode()
    )

    assert (read_message(raw).kind, read_message(raw).fault) == (
        MessageKind.UNREADABLE,
        Fault.TNEF,
    )
