"""Letters for tests, with only what a test is about said aloud."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.outbox.operations import LetterPlan

CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//planner//test//EN\r\nMETHOD:REQUEST\r\n"
    b"BEGIN:VEVENT\r\nUID:one\r\nDTSTAMP:20120320T090000Z\r\nDTSTART:20120327T070000Z\r\n"
    b"DTEND:20120327T090000Z\r\nSUMMARY:Rivers\r\nSEQUENCE:1\r\n"
    b"ATTENDEE:mailto:anna@paper.test\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)

PLAIN = LetterPlan(
    purpose="invitation",
    about="invitations:1",
    unique_key="invitation:1:request:0",
    language="en",
    sender_name="Press House",
    sender_address="press@house.test",
    recipient_name="Anna Arden",
    recipient_address="anna@paper.test",
    subject="Rivers without borders",
    text="Dear Anna,\nplease come.\n",
    html="<p>Dear Anna,</p><p>please come.</p>",
)


def plan(**given: Any) -> LetterPlan:
    """A letter to Anna, with what is `given` instead."""
    return replace(PLAIN, **given)


def invitation(number: int, **given: Any) -> LetterPlan:
    """A letter with a calendar entry to guest `number`."""
    return plan(
        **{
            "about": f"invitations:{number}",
            "unique_key": f"invitation:{number}:request:{given.get('sequence', 0)}",
            "recipient_address": f"guest{number}@paper.test",
            "calendar": CALENDAR,
            "calendar_method": "REQUEST",
            "event_id": 7,
            **given,
        }
    )
