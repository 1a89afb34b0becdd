"""Report 05: what a guest needs never falls off the end of a calendar entry."""

from __future__ import annotations

from icalendar import Calendar

from planner.events.models.event import PressContact
from planner.events.models.kinds import PartState
from planner.invitations.calendar import Guest, Organiser, request_for
from planner.invitations.calendar_programme import programme_lines
from planner.invitations.facts import facts_of
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make

PAGE = "http://127.0.0.1:8000/i/token"
LONG = "Association of Families, Carers and Friends of Patients with Rare Diseases of the Province"


def test_twenty_speakers_leave_room_for_the_contact_and_say_how_many_are_left_out(
    make: Make,
) -> None:
    event = make.event(link="https://meet.test/room")
    item = make.item(event, titles=Texts(en="Discussion"))
    for number in range(20):
        body = make.organisation(
            f"{LONG}, {LONG}, number {number} and of its neighbouring provinces"
        )
        make.part(
            item,
            person=make.person(f"Speaker {number}"),
            organisation=body,
            functions=Texts(en="Chairperson of the Board of Trustees"),
            state=PartState.CONFIRMED,
        )
    event.contacts = [
        PressContact(office_id=make.work.office_id, names=Texts(en="Petra Novak"), phone="+43 1 0")
    ]
    make.work.session.flush()
    facts = facts_of(event, "en")
    guest = Guest(name="Ada", address="ada@paper.test", page=PAGE, sequence=0, stamp=NOW)

    octets = request_for(facts, guest, Organiser(name="House", address="press@house.test"))

    (entry,) = Calendar.from_ical(octets).walk("VEVENT")
    said = str(entry["description"])
    assert len(said) <= 4000
    before, _, programme = said.partition("Programme:")
    for needed in (PAGE, "https://meet.test/room", "Small Hall, Geneva", "Contact: Petra Novak"):
        assert needed in before
    named = programme.count("Speaker ")
    assert 0 < named < 20
    assert programme.endswith(f"; and {20 - named} more; see the page")


def test_a_short_programme_is_told_in_full(make: Make) -> None:
    event = make.event()
    make.item(event, titles=Texts(en="Welcome"))
    make.item(event, titles=Texts(en="Report on the waters of four countries"))

    facts = facts_of(event, "en")

    assert programme_lines(facts, 1000) == [
        "11:00 Welcome",
        "11:15 Report on the waters of four countries",
    ]
    assert programme_lines(facts, 45) == ["11:00 Welcome", "and 1 more; see the page"]
