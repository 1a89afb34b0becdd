"""Letters as mail programs and calendars read them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from planner.kernel.work import Work
from planner.outbox.message.reading import open_letter, read_entry
from planner.outbox.operations import enqueue
from tests.unit.outbox.letters import invitation, plan


def test_a_letter_is_read_from_its_bytes(work: Work) -> None:
    opened = open_letter(enqueue(work, invitation(1, subject="Круглый стол")))

    assert dict(opened.headers)["Subject"] == "Круглый стол"
    assert opened.text == "Dear Anna,\r\nplease come.\r\n"
    assert opened.html == "<p>Dear Anna,</p><p>please come.</p>\r\n"
    assert opened.parts == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    assert opened.source.startswith("From: Press House <press@house.test>")


def test_the_calendar_entry_is_what_a_calendar_makes_of_it(work: Work) -> None:
    entry = open_letter(enqueue(work, invitation(1))).entry

    assert entry is not None
    assert (entry.method, entry.summary, entry.sequence) == ("REQUEST", "Rivers", 1)
    assert entry.starts == datetime(2012, 3, 27, 7, 0, tzinfo=UTC)
    assert (entry.attendee, entry.organizer) == ("anna@paper.test", "")


def test_a_whole_day_has_no_hour() -> None:
    entry = read_entry(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:one\r\nDTSTART;VALUE=DATE:20120327\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    assert (entry.starts, entry.ends, entry.method) == (date(2012, 3, 27), None, "")


def test_a_letter_without_calendar_has_no_entry(work: Work) -> None:
    opened = open_letter(enqueue(work, plan()))

    assert (opened.entry, opened.calendar) == (None, "")


@pytest.mark.parametrize(
    ("times", "when"),
    [
        ("", ""),
        ("DTSTART;VALUE=DATE:20120327\r\n", "27 March 2012"),
        ("DTSTART;VALUE=DATE:20120327\r\nDTEND;VALUE=DATE:20120328\r\n", "27 March 2012"),
        ("DTSTART;VALUE=DATE:20120327\r\nDTEND;VALUE=DATE:20120330\r\n", "27–29 March 2012"),
        ("DTSTART:20120327T070000Z\r\n", "27 March 2012, 11:00 (MSK, UTC+04:00)"),
        (
            "DTSTART:20120327T070000Z\r\nDTEND:20120327T090000Z\r\n",
            "27 March 2012, 11:00–13:00 (MSK, UTC+04:00)",
        ),
        (
            "DTSTART:20120327T190000Z\r\nDTEND:20120327T210000Z\r\n",
            "27 March 2012, 23:00 – 28 March 2012, 01:00 (MSK, UTC+04:00)",
        ),
    ],
)
def test_the_time_is_said_in_the_zone_of_the_office(times: str, when: str) -> None:
    entry = read_entry(f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{times}END:VEVENT\r\nEND:VCALENDAR\r\n")

    assert entry.when("Europe/Moscow").replace("\u00a0", " ") == when
