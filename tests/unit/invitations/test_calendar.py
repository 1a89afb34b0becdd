from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import icalendar
import pytest

from planner.events.models.kinds import Certainty, EventStatus, ItemKind, PartRole, PartState
from planner.events.schedule import settle_times
from planner.invitations.calendar import (
    Guest,
    Organiser,
    ascii_url,
    cancel_for,
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


def lines(octets: bytes, *names: str) -> list[str]:
    """The unfolded lines of a calendar, of those names if some are given."""
    unfolded = octets.decode().replace("\r\n ", "").split("\r\n")
    return [line for line in unfolded if line.startswith(names or "")]


def test_a_request_holds_what_programs_need_to_answer(make: Make) -> None:
    event = make.event(sequence=2)

    octets = request_for(facts_of(event, "en"), guest(sequence=2), HOUSE)

    assert lines(octets) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Planner//Press office//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "SUMMARY:Rivers without borders",
        "DTSTART:20120327T070000Z",
        "DTEND:20120327T090000Z",
        "DTSTAMP:20120320T090000Z",
        f"UID:{event.calendar_uid}",
        "SEQUENCE:2",
        (
            'ATTENDEE;CN="Ada Byron";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;'
            "ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:ada@paper.test"
        ),
        "CLASS:PUBLIC",
        "CREATED:20120320T090000Z",
        (
            "DESCRIPTION:Round table: Rivers without borders. Will you come? Please answer on this "
            f"page:\\n{PAGE}\\n\\nWhen: Tuesday\\, 27\u00a0March\u00a02012\\, 11:00–13:00 "
            "MSK (07:00–09:00 UTC)\\nWhere: Small Hall\\, Geneva"
        ),
        "LAST-MODIFIED:20120320T090000Z",
        "LOCATION:Small Hall\\, Geneva",
        'ORGANIZER;CN="Press House":mailto:press@house.test',
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        f"URL:{PAGE}",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_same_record_gives_the_same_octets(make: Make) -> None:
    event = make.event()
    facts = facts_of(event, "ru")

    assert request_for(facts, guest(), HOUSE) == request_for(facts, guest(), HOUSE)
    assert public_calendar(event) == public_calendar(event)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "start"),
    [
        ("Europe/Moscow", date(2012, 3, 27), time(11), "20120327T070000Z"),
        ("Europe/Moscow", date(2015, 3, 27), time(11), "20150327T080000Z"),
        ("Europe/Berlin", date(2026, 3, 28), time(10), "20260328T090000Z"),
        ("Europe/Berlin", date(2026, 3, 29), time(10), "20260329T080000Z"),
        ("Asia/Tashkent", date(2026, 10, 5), time(0, 30), "20261004T193000Z"),
    ],
)
def test_timed_events_are_written_in_utc(
    make: Make, zone: str, day: date, clock: time, start: str
) -> None:
    event = make.event(zone=zone, starts_on=day, ends_on=day, starts_clock=clock, ends_clock=None)

    octets = request_for(facts_of(event, "en"), guest(), HOUSE)

    assert lines(octets, "DTSTART") == [f"DTSTART:{start}"]
    assert b"VTIMEZONE" not in octets
    assert b"TZID" not in octets


def test_the_second_of_two_equal_hours_is_the_later_one(make: Make) -> None:
    day = date(2026, 10, 25)
    event = make.event(
        zone="Europe/Berlin",
        starts_on=day,
        ends_on=day,
        starts_clock=time(2, 30),
        ends_clock=None,
        second_hour=True,
    )

    entry = parsed(public_calendar(event))

    assert entry.decoded("dtstart") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_an_unknown_hour_makes_an_entry_of_the_whole_day_that_says_so(make: Make) -> None:
    event = make.event(certainty=Certainty.TIME_TBC, starts_clock=None, ends_clock=None)

    octets = request_for(facts_of(event, "en"), guest(), HOUSE)

    assert lines(octets, "DTSTART", "DTEND", "STATUS") == [
        "DTSTART;VALUE=DATE:20120327",
        "DTEND;VALUE=DATE:20120328",
        "STATUS:CONFIRMED",
    ]
    said = str(parsed(octets)["description"]).split("\n")
    assert [line for line in said if line.startswith("When")] == [
        "When: Tuesday, 27\u00a0March\u00a02012, the hour will be confirmed"
    ]


def test_days_end_the_day_after_the_last_one(make: Make) -> None:
    event = make.event(certainty=Certainty.ALL_DAY, ends_on=date(2012, 3, 31))

    assert lines(public_calendar(event), "DTSTART", "DTEND") == [
        "DTSTART;VALUE=DATE:20120327",
        "DTEND;VALUE=DATE:20120401",
    ]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({}, "CONFIRMED"),
        ({"status": EventStatus.TENTATIVE}, "TENTATIVE"),
        ({"certainty": Certainty.TENTATIVE}, "TENTATIVE"),
        ({"status": EventStatus.CANCELLED}, "CANCELLED"),
    ],
)
def test_status_is_always_said(make: Make, given: dict[str, Any], status: str) -> None:
    assert lines(public_calendar(make.event(**given)), "STATUS") == [f"STATUS:{status}"]


def test_a_cancel_repeats_date_and_title(make: Make) -> None:
    event = make.event(status=EventStatus.CANCELLED, sequence=1)

    octets = cancel_for(facts_of(event, "en"), guest(sequence=1), HOUSE)

    assert lines(octets, "METHOD", "STATUS", "SEQUENCE", "TRANSP", "DTSTART", "SUMMARY") == [
        "METHOD:CANCEL",
        "SUMMARY:Rivers without borders",
        "DTSTART:20120327T070000Z",
        "SEQUENCE:1",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
    ]
    assert (
        str(parsed(octets)["description"]).partition("\n\n")[0]
        == "Round table: Rivers without borders. This event is cancelled."
    )


def test_a_cancel_to_one_guest_has_no_status(make: Make) -> None:
    facts = facts_of(make.event(), "en")

    octets = cancel_for(facts, guest(sequence=1), HOUSE, reason="is_withdrawn")

    assert lines(octets, "METHOD", "STATUS") == ["METHOD:CANCEL"]


def test_the_public_calendar_names_nobody(make: Make) -> None:
    event = make.event(link="https://meet.test/secret")

    octets = public_calendar(event, url="https://press.test/event")

    assert lines(octets, "METHOD", "ATTENDEE", "ORGANIZER", "CONFERENCE", "BEGIN:VALARM") == []
    assert b"meet.test" not in octets
    assert lines(octets, "URL") == ["URL:https://press.test/event"]


def test_a_cancelled_event_says_so_in_front_of_its_title(make: Make) -> None:
    event = make.event(titles=Texts(ru="Реки"), languages=["ru"], status=EventStatus.CANCELLED)

    entry = parsed(public_calendar(event))

    assert str(entry["summary"]) == "ОТМЕНЕНО: Реки"
    assert str(entry["transp"]) == "TRANSPARENT"


def test_an_event_without_a_date_has_no_calendar(make: Make) -> None:
    event = make.event(starts_on=None, ends_on=None)

    with pytest.raises(ValueError, match="without a date"):
        public_calendar(event)


def test_a_link_is_a_conference_and_stands_in_the_description(make: Make) -> None:
    event = make.event(link="https://встреча.test/зал", venues=Texts(), cities=Texts())

    entry = parsed(request_for(facts_of(event, "en"), guest(), HOUSE))

    assert str(entry["location"]) == "Online"
    assert str(entry["conference"]) == ascii_url("https://встреча.test/зал")
    assert str(entry["description"]).split("\n")[-1] == ascii_url("https://встреча.test/зал")
    assert entry["conference"].params == {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Online"}


def test_urls_are_ascii() -> None:
    assert ascii_url("https://пример.рф:8443/зал?q=я#я") == (
        "https://xn--e1afmkfd.xn--p1ai:8443/%D0%B7%D0%B0%D0%BB?q=%D1%8F#%D1%8F"
    )
    assert ascii_url("https://press.test/%41") == "https://press.test/%41"


@pytest.mark.parametrize(
    ("answer", "partstat"),
    [
        (Answer.NEEDS_ACTION, "NEEDS-ACTION"),
        (Answer.ACCEPTED, "ACCEPTED"),
        (Answer.REMOTE, "ACCEPTED"),
        (Answer.TENTATIVE, "TENTATIVE"),
        (Answer.DECLINED, "DECLINED"),
        (Answer.DELEGATED, "DECLINED"),
    ],
)
def test_an_update_repeats_the_answer(make: Make, answer: Answer, partstat: str) -> None:
    entry = parsed(request_for(facts_of(make.event(), "en"), guest(answer=answer), HOUSE))

    assert entry["attendee"].params["PARTSTAT"] == partstat


def test_the_programme_stands_in_the_description(make: Make) -> None:
    event = make.event(languages=["en"])
    welcome = make.item(event, kind=ItemKind.WELCOME, minutes=15)
    make.part(welcome, person=make.person("Ada Byron"), functions=Texts(en="Head of Numbers"))
    make.part(
        welcome, organisation=make.organisation("Institute"), unnamed_roles=Texts(en="expert")
    )
    make.part(welcome, person=make.person("Not There"), state=PartState.DECLINED)
    make.part(welcome, person=make.person("In Ter Preter"), role=PartRole.INTERPRETER)
    study = make.item(event, kind=ItemKind.STUDY, study=make.study())
    make.part(
        study,
        person=make.person("Mo Derator"),
        role=PartRole.MODERATOR,
        on_behalf_of=Texts(en="the Director"),
    )
    make.item(event, kind=ItemKind.BREAK, is_public=False)
    make.work.session.refresh(event)
    settle_times(event)

    entry = parsed(public_calendar(event))

    assert str(entry["description"]).split("Programme:\n")[1] == (
        "11:00 Words of welcome – Ada Byron, Head of Numbers; expert at Institute\n"
        "11:15 Presentation of the study “Lives on the move” – Mo Derator, on behalf of the "
        "Director, moderator"
    )
