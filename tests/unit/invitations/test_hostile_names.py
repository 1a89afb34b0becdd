"""People whose names, and events whose titles, want to be headers: their letters are like all others."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from icalendar import Calendar

from planner.contacts.models import Person
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.message.mime import to_mime
from tests.factories import Make
from tests.hostile.headers import HOSTILE
from tests.unit.invitations.post import invite, last_letter

ADDRESS = "ada@paper.test"
# What a form lets through: SQLite keeps no lone surrogates.
NAMES = [name for name in HOSTILE if name.strip() and "\ud800" not in name]


def letter_to(work: Work, make: Make, title: str, person: Person) -> EmailMessage:
    invite(work, make.event(titles=Texts(en=title)), [person])
    message = message_from_bytes(to_mime(last_letter(work), work.now), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize("name", NAMES)
def test_no_name_and_no_title_makes_another_letter(work: Work, make: Make, name: str) -> None:
    plain = letter_to(work, make, "Rivers", make.person("Ada", email="plain@paper.test"))

    odd = letter_to(work, make, name, make.person(name, email=ADDRESS))

    (recipient,) = odd["To"].addresses
    assert recipient.addr_spec == ADDRESS
    assert sorted(odd.keys()) == sorted(plain.keys())
    assert [part.get_content_type() for part in odd.walk()] == [
        part.get_content_type() for part in plain.walk()
    ]
    (entry,) = Calendar.from_ical(_calendar(odd)).walk("VEVENT")
    assert str(entry["ATTENDEE"]) == f"mailto:{ADDRESS}"


def _calendar(message: EmailMessage) -> bytes:
    (part,) = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content
