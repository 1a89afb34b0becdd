"""What Outlook wraps into winmail.dat is read."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

import pytest

from planner.mail.message import CalendarAnswer, Fault, MessageKind
from planner.mail.parts import head_of, message_of
from planner.mail.reading import read_message
from planner.mail.tnef import NotTnef, answer_in, unwrapped
from tests.mail_fixtures.tnef import (
    APPOINTMENT,
    MEETING,
    answer,
    message,
    moment,
    named,
    stream,
    text,
)

UID = "event-1@house.test"
AT = datetime(2012, 3, 20, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "partstat"),
    [
        ("IPM.Schedule.Meeting.Resp.Pos", "ACCEPTED"),
        ("IPM.Schedule.Meeting.Resp.Neg", "DECLINED"),
        ("IPM.Schedule.Meeting.Resp.Tent", "TENTATIVE"),
        ("IPM.Microsoft Schedule.MtgRespP", "ACCEPTED"),
    ],
)
def test_an_answer_is_read(kind: str, partstat: str) -> None:
    at = named(MEETING, 0x01, 0x40, moment(AT))
    said = "I come at eleven.\r\n\r\n-----Original Appointment-----\r\nFrom: Press"

    read = read_message(message(answer(UID, at, kind=kind, said=said, sequence=2)))

    assert read.kind is MessageKind.ANSWER
    assert read.calendar == CalendarAnswer(
        method="REPLY",
        uid=UID,
        attendee="ada@paper.test",
        partstat=partstat,
        sequence=2,
        stamp=AT,
        comment="I come at eleven.",
    )
    assert message_of(head_of(read)) == read


def test_another_time_is_proposed() -> None:
    later = datetime(2012, 3, 28, 9, tzinfo=UTC)
    more = (
        named(APPOINTMENT, 0x8257, 0x0B, b"\x01\0\0\0"),
        named(APPOINTMENT, 0x8250, 0x40, moment(later)),
        named(APPOINTMENT, 0x8251, 0x40, moment(later.replace(hour=10))),
    )

    read = read_message(message(answer(UID, *more)))

    assert read.kind is MessageKind.COUNTER
    assert read.calendar is not None
    assert (read.calendar.method, read.calendar.starts, read.calendar.ends) == (
        "COUNTER",
        later,
        later.replace(hour=10),
    )


def test_the_text_of_a_letter_is_read_where_there_is_no_other() -> None:
    tnef = stream((0x00078008, b"IPM.Note\0"), (0x0002800C, "Ça va.\0".encode("cp1252")))

    bare, with_text = read_message(message(tnef)), read_message(message(tnef, body="Hello"))

    assert (bare.kind, bare.words) == (MessageKind.WORDS, "Ça va.")
    assert with_text.words == "Hello"


def test_an_answer_to_an_event_that_was_made_in_outlook_is_told_of() -> None:
    tnef = answer(UID).replace(b"vCal-Uid", b"own-Uids")

    read = read_message(message(tnef))

    assert (read.kind, read.fault) == (MessageKind.UNREADABLE, Fault.TNEF)


def test_properties_of_all_types_are_passed_over() -> None:
    by_text = (
        (
            struct.pack("<HH", 0x03, 0x8002)
            + MEETING.bytes_le
            + struct.pack("<II", 1, 6)
            + b"a\0b\0\0\0"
        )
        + bytes(2)
        + struct.pack("<i", 7)
    )
    several = struct.pack("<HHI", 0x1003, 0x0E00, 2) + struct.pack("<ii", 1, 2)
    none = struct.pack("<HHI", 0x101F, 0x0E01, 0)
    numbers = b"".join(
        struct.pack("<HH", form, 0x0E02) + bytes(size)
        for form, size in ((0x02, 4), (0x05, 8), (0x14, 8), (0x48, 16))
    )
    old = struct.pack("<HHII", 0x1E, 0x0E03, 1, 3) + b"ab\0\0"
    properties = by_text + several + none + numbers + old + text(0x1000, "All read")
    tnef = stream((0x00069003, struct.pack("<I", 9) + properties))

    assert unwrapped(tnef).text == "All read"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x78\x9f\x3e\x23" + bytes(20),
        stream((0x00069003, struct.pack("<I", 1))),
        stream((0x00069003, struct.pack("<IHH", 1, 0x77, 1))),
        stream((0x00069003, struct.pack("<IHHII", 1, 0x1F, 1, 1, 2**31))),
        stream((0x00069003, b"x" * 10))[:-9],
    ],
)
def test_what_is_damaged_is_refused(raw: bytes) -> None:
    with pytest.raises(NotTnef):
        unwrapped(raw)


def test_damage_in_a_letter_leaves_the_letter() -> None:
    read = read_message(message(b"\x78\x9f\x3e\x22" + bytes(3), body="Hello"))

    assert (read.kind, read.words) == (MessageKind.WORDS, "Hello")


def test_impossible_values_are_left_out() -> None:
    wrapped = unwrapped(
        answer(UID, named(MEETING, 0x01, 0x40, struct.pack("<q", 2**62)), sequence=-1)
    )

    found = answer_in(wrapped, "ada@paper.test")

    assert found is not None
    assert (found.stamp, found.sequence) == (None, 0)


def test_what_belongs_to_attachments_is_not_read() -> None:
    tnef = answer(UID) + struct.pack("<BII", 2, 0x0006800F, 2) + b"ab\0\0"

    assert unwrapped(tnef).kind == "ipm.schedule.meeting.resp.pos"
