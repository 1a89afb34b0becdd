"""Answers as the usual mail programs write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.mail.calendar_part import read_entry
from planner.mail.message import MessageKind
from planner.mail.parts import head_of, message_of
from planner.mail.reading import read_message
from tests.mail_fixtures.answers import PROGRAMS, Program, counter, gmail
from tests.mail_fixtures.replies import SENT_AT, Reply

REPLY = Reply(
    uid="7f3c1c2e-4a55-4c59-9d5c-7d7a2d4f9a10",
    address="ada@paper.test",
    comment="I'll come at eleven, with a camera",
    partstat="TENTATIVE",
    sequence=2,
)
program = pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)


@program
def test_an_answer_says_who_answers_what(program: Program) -> None:
    read = read_message(program(REPLY))

    assert read.kind is MessageKind.ANSWER
    assert read.fault is None
    assert read.sender == "ada@paper.test"
    assert read.calendar is not None
    assert read.calendar.uid == REPLY.uid
    assert read.calendar.attendee == "ada@paper.test"
    assert read.calendar.partstat == "TENTATIVE"
    assert read.calendar.sequence == 2
    assert read.calendar.stamp == SENT_AT
    assert read.calendar.comment == "I'll come at eleven, with a camera"


@program
def test_a_worker_hands_over_what_it_has_read(program: Program) -> None:
    read = read_message(program(REPLY))

    assert message_of(head_of(read)) == read


@program
def test_a_message_is_known_again_by_what_its_sender_wrote(program: Program) -> None:
    raw = program(REPLY)
    elsewhere = b"Received: from another.test by mx.house.test; now\r\n" + raw

    assert read_message(elsewhere).checksum == read_message(raw).checksum
    assert (
        read_message(raw).checksum
        != read_message(program(replace(REPLY, partstat="DECLINED"))).checksum
    )


def test_google_writes_a_comment_in_entities() -> None:
    written = replace(REPLY, comment="it&#39\\;s at ten\\, isn&#39\\;t it")

    calendar = read_message(gmail(written)).calendar

    assert calendar is not None
    assert calendar.comment == "it's at ten, isn't it"


def test_a_proposed_time_is_read() -> None:
    calendar = read_message(counter(REPLY)).calendar

    assert calendar is not None
    assert calendar.method == "COUNTER"
    assert calendar.starts == SENT_AT.replace(day=27, hour=10)


def test_a_file_alone_is_read_as_an_answer() -> None:
    read = read_message(
        b"\xef\xbb\xbfBEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20120320T083000Z\n"
        b'ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-TO="mailto:b@paper.test":mailto:a@paper.test\n'
        b"BEGIN:VALARM\nUID:2\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n"
    )

    assert read.kind is MessageKind.ANSWER
    assert read.sender == ""
    assert read.calendar is not None
    assert (read.calendar.uid, read.calendar.delegates) == ("1", ("b@paper.test",))


def test_companions_are_counted() -> None:
    text = gmail(replace(REPLY, parameters="")).replace(b"X-NUM-GUESTS=0", b"X-NUM-GUESTS=2")

    calendar = read_message(text).calendar

    assert calendar is not None
    assert calendar.companions == 2


def test_the_organiser_among_the_attendees_is_not_a_guest() -> None:
    entry = read_entry(
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nORGANIZER:mailto:press@house.test\n"
        "ATTENDEE:mailto:press@house.test\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@paper.test\n"
        "END:VEVENT\nEND:VCALENDAR"
    )

    assert entry.attendee == "a@paper.test"
