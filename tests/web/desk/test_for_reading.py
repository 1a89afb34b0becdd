"""Whoever may not change something reads its values: no form stands there that cannot be used."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from planner.contacts.models import Affiliation, Person
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation
from tests.factories import Make
from tests.seed import round_table
from tests.seed_register import add
from tests.web.desk.test_choices import fill
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

# The search of the desk has inputs in its head and menu; a register, its filter.
CONTROLS = "main fieldset[disabled], main textarea, main select, main input[type=text], main input[type=date]"


@pytest.mark.parametrize(
    ("address", "read"),
    [("outline/", "St. Petersburg"), ("parts/{part}", "confirmed"), ("word-forms/", "proposed")],
)
def test_a_closed_event_is_read(
    editor: Visitor, viewer: Visitor, make: Make, session: Session, address: str, read: str
) -> None:
    seed = round_table(make)
    part = next(part for item in seed.event.programme for part in item.parts)
    seed.event.status = EventStatus.CLOSED
    session.commit()

    reader = viewer if address == "word-forms/" else editor
    page = reader.get(f"/desk/events/{seed.event.id}/{address.format(part=part.id)}").text

    assert texts(page, CONTROLS) == []
    assert any(read in value for value in texts(page, "main dd"))


def test_a_viewer_reads_a_register(viewer: Visitor, make: Make, session: Session) -> None:
    body = make.organisation(names=Texts(en="River Union", ru="Союз рек"))
    person = make.person("Ada Lamp", email="ada@lamp.example")
    anniversary = make.anniversary()
    study = make.study(titles=Texts(en="Small rivers"))
    session.commit()

    pages = [
        viewer.get(address).text
        for address in (
            f"/desk/organisations/{body.id}",
            f"/desk/people/{person.id}",
            f"/desk/studies/{study.id}",
            f"/desk/anniversaries/{anniversary.id}",
        )
    ]

    assert [texts(page, CONTROLS) for page in pages] == [[], [], [], []]
    assert "English: River Union Russian: Союз рек" in texts(pages[0], "main dd")
    assert "English: Small rivers" in texts(pages[2], "main dd")


def test_notes_of_the_office_stay_with_its_editors(
    viewer: Visitor, editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event(status=EventStatus.CLOSED, internal_notes="Do not tell")
    session.commit()

    seen = [
        "Do not tell" in v.get(f"/desk/events/{event.id}/outline/").text for v in (viewer, editor)
    ]

    assert seen == [False, True]


def test_a_row_of_a_long_register_is_read_by_its_name_and_leads_to_its_page(
    editor: Visitor, make: Make, session: Session
) -> None:
    person, body = make.person("Ada Lamp"), make.organisation(names=Texts(en="River Union"))
    event = make.event(status=EventStatus.CLOSED, answers_until=date(2012, 3, 20))
    make.body(event, organisation=body)
    part = make.part(make.item(event), person=person)
    fill(session, make, Person)
    fill(session, make, Organisation)

    of_part = editor.get(f"/desk/events/{event.id}/parts/{part.id}").text
    of_event = editor.get(f"/desk/events/{event.id}/outline/").text

    assert "Ada Lamp" in texts(of_part, "main dd")
    assert attributes(of_part, "main dd a", "href") == [f"/desk/people/{person.id}"]
    assert "River Union, organiser" in texts(of_event, "main dd")
    assert f"/desk/organisations/{body.id}" in attributes(of_event, "main dd a", "href")


def test_days_in_rows_are_read_in_words(viewer: Visitor, make: Make, session: Session) -> None:
    person = make.person("Ada Lamp")
    since = date(2012, 3, 1)
    body = make.organisation(names=Texts(en="River Union"))
    add(make, Affiliation, person=person, organisation=body, since=since)
    session.commit()

    page = viewer.get(f"/desk/people/{person.id}").text

    assert "River Union, Since: 1\u00a0March\u00a02012" in texts(page, "main dd")
