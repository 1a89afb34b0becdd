from __future__ import annotations

import re
from datetime import date, time
from typing import Any

import icalendar
import pytest

from planner.events.models.kinds import ItemKind
from planner.invitations.calendar import (
    Guest,
    Organiser,
    calendar_name,
    public_calendar,
    request_for,
)
from planner.invitations.facts import facts_of
from planner.invitations.models import Answer
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make

HOUSE = Organiser(name="Press House", address="press@house.test")
PAGE = "http://127.0.0.1:8000/i/token"
HOSTILE = [
    "<script>alert(1)</script>",
    "Круглый стол; о мигрантах, детях",
    "مائدة مستديرة \u202eevil",
    "🎉" * 40,
    "line\r\nATTENDEE:mailto:x@evil.test",
    "line\nEND:VEVENT\nBEGIN:VEVENT",
    "back\\nslash \\, \\;",
    "NUL\x00 BEL\x07 and \u2028 separators \u0085",
    '"quoted": with; all, of "it',
    "lone \ud800 surrogate",
    "{page}{{ 7*7 }}%s",
]


def guest(**given: Any) -> Guest:
    return Guest(
        **{
            "name": "Ada Byron",
            "address": "ada@paper.test",
            "page": PAGE,
            "sequence": 0,
            "stamp": NOW,
            **given,
        }
    )


def parsed(octets: bytes) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(octets)
    (entry,) = calendar.walk("VEVENT")
    assert isinstance(entry, icalendar.Event)
    return entry


def lines(octets: bytes) -> list[str]:
    return octets.decode().replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_of_its_line(make: Make, text: str) -> None:
    usable = text.encode("utf-8", "replace").decode()
    event = make.event(titles=Texts(en=usable), venues=Texts(en=usable))
    make.item(event, kind=ItemKind.REPORT, titles=Texts(en=usable))
    facts = facts_of(event, "en")

    octets = request_for(facts, guest(name=text), HOUSE)

    entry = parsed(octets)
    assert [name for name, _ in entry.property_items() if name == "ATTENDEE"] == ["ATTENDEE"]
    assert str(entry["attendee"]) == "mailto:ada@paper.test"
    assert "\n" not in str(entry["summary"]) + str(entry["location"])
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", octets)
    assert all(len(line) <= 75 for line in octets.split(b"\r\n"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u2028\u2029\u202a-\u202e]", octets.decode())
    assert octets.endswith(b"END:VCALENDAR\r\n")


def test_names_lose_what_programs_show_wrongly() -> None:
    assert calendar_name('Ada "Countess" O\\Brien^ "x', "en") == "Ada “Countess” OBrien x"
    assert calendar_name('Office of the "Society" & Co', "de") == "Office of the “Society” & Co"
    assert calendar_name('Общество "Знание"', "ru-RU") == "Общество «Знание»"
    assert calendar_name("я" * 300, "ru") == "я" * 300
    assert calendar_name("\u200b", "en") == ""


def test_a_nameless_guest_has_no_cn(make: Make) -> None:
    entry = parsed(request_for(facts_of(make.event(), "en"), guest(name=""), HOUSE))

    assert sorted(entry["attendee"].params) == ["CUTYPE", "PARTSTAT", "ROLE", "RSVP"]


def test_accreditation_deadlines_and_seats_are_told_to_guests_alone(make: Make) -> None:
    event = make.event(
        accreditation=Texts(en="Bring your passport."),
        accreditation_until=date(2012, 3, 25),
        accreditation_clock=time(18),
        accreditation_address="press@house.test",
        answers_until=date(2012, 3, 24),
        seats=12,
    )
    facts = facts_of(event, "en")
    told = (
        "Bring your passport.",
        facts.accredit_by,
        facts.accredit_at,
        facts.answer_by,
        facts.seats,
    )
    url = "https://press.test/event"

    everybody = str(parsed(public_calendar(event, url=url))["description"])
    theirs = str(parsed(public_calendar(event, url=url, guest=Answer.ACCEPTED))["description"])

    assert all(told)
    assert [words in everybody for words in told] == [False] * len(told)
    assert [words in theirs for words in told] == [True] * len(told)
