from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from planner.events.models.event import PressContact
from planner.events.models.kinds import BodyRole, Certainty, EventStatus, ItemKind
from planner.invitations.calendar import public_calendar
from planner.invitations.facts import facts_of, when_line
from planner.kernel.texts import Texts
from tests.factories import Make

BERLIN: dict[str, Any] = {"zone": "Europe/Berlin", "starts_on": date(2026, 3, 28)}


@pytest.mark.parametrize(
    ("given", "language", "said"),
    [
        ({}, "en", "Tuesday, 27 March 2012, 11:00–13:00 MSK (07:00–09:00 UTC)"),
        ({}, "ru", "Вторник, 27 марта 2012 г., 11:00–13:00 МСК (07:00–09:00 UTC)"),
        ({"ends_clock": None}, "en", "Tuesday, 27 March 2012, 11:00 MSK (07:00 UTC)"),
        (
            {**BERLIN, "ends_on": date(2026, 3, 29), "starts_clock": time(10)},
            "en",
            (
                "Saturday, 28 March 2026, 10:00 CET (09:00 UTC) – "
                "Sunday, 29 March 2026, 13:00 CEST (11:00 UTC)"
            ),
        ),
        (
            {"certainty": Certainty.ALL_DAY, "ends_on": date(2012, 3, 30)},
            "en",
            "27–30 March 2012",
        ),
        (
            {"certainty": Certainty.TIME_TBC},
            "en",
            "Tuesday, 27 March 2012, the hour will be confirmed",
        ),
        (
            {"certainty": Certainty.TENTATIVE},
            "en",
            "Tuesday, 27 March 2012, 11:00–13:00 MSK (07:00–09:00 UTC) – date not yet final",
        ),
        (
            {"certainty": Certainty.TIME_TBC, "status": EventStatus.HELD},
            "en",
            "Tuesday, 27 March 2012",
        ),
        ({"status": EventStatus.POSTPONED}, "en", "the new date will follow"),
        ({"starts_on": None, "ends_on": None}, "ru", "новая дата будет сообщена"),
    ],
)
def test_the_hour_is_said_in_the_events_own_zone(
    make: Make, given: dict[str, Any], language: str, said: str
) -> None:
    event = make.event(**given)

    assert when_line(event, language).replace("\u00a0", " ") == said


def test_a_city_that_the_address_names_is_not_said_twice(make: Make) -> None:
    event = make.event(addresses=Texts(en="1 Lake Road,\nGeneva"))

    assert facts_of(event, "en").place == "Small Hall, 1 Lake Road, Geneva"


def test_papers_name_organisers_contacts_and_items(make: Make) -> None:
    event = make.event(languages=["en"])
    make.body(event, organisation=make.organisation("Red Cross"))
    make.body(event, BodyRole.DONOR, organisation=make.organisation("Ministry"))
    contact = PressContact(
        office_id=event.office_id, names=Texts(en="Ada Byron"), phone="+41 22 000 00 00"
    )
    event.contacts.append(contact)
    institute = make.organisation("Institute")
    item = make.item(event, kind=ItemKind.STUDY, topics=Texts(en="Rivers"))
    make.part(item, organisation=institute)
    make.work.session.flush()
    make.work.session.expire(event)

    facts = facts_of(event, "en")

    assert facts.organisers == ("Red Cross",)
    assert facts.contacts == (("Ada Byron", "+41 22 000 00 00"),)
    assert [(p.clock, p.title, p.speakers) for p in facts.points] == [
        ("11:00", "Presentation of a study: rivers", (("Institute",),))
    ]
    entry = public_calendar(event).decode().replace("\r\n ", "")
    told = [line for line in entry.split("\r\n") if line.startswith("DESCRIPTION")]
    assert told == [
        (
            "DESCRIPTION:Round table: Rivers without borders\\n\\nWhen: Tuesday\\, 27\u00a0"
            "March\u00a02012\\, 11:00–13:00 MSK (07:00–09:00 UTC)\\nWhere: Small Hall\\, "
            "Geneva\\nContact: Ada Byron\\, +41 22 000 00 00\\nOrganised by: Red "
            "Cross\\n\\nProgramme:\\n11:00 Presentation of a study: rivers – Institute"
        )
    ]


def test_a_title_that_begins_with_its_kind_stands_alone(make: Make) -> None:
    titles = Texts(en="Round Table of Librarians", ru="О библиотеках")

    facts = [facts_of(make.event(titles=titles), language) for language in ("en", "ru")]

    assert [one.heading for one in facts] == [
        "Round Table of Librarians",
        "Круглый стол: О библиотеках",
    ]
