"""Who of the guests is accredited for the season, on the guest list."""

from __future__ import annotations

from datetime import date

import pytest

from planner.accreditation.season import SeasonPlan, accredit
from planner.contacts.models import Person
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

YEAR = SeasonPlan(since=date(2012, 1, 1), until=date(2012, 12, 31))
LAST_YEAR = SeasonPlan(since=date(2011, 1, 1), until=date(2011, 12, 31))
MARK = "accredited for the season"


@pytest.fixture
def ada(make: Make) -> Person:
    return make.person("Ada")


@pytest.fixture
def event(make: Make, ada: Person) -> Event:
    event = make.event(requests_taken=RequestsTaken.ACCREDITATION)
    make.invitation(event, person=ada)
    make.invitation(event, person=make.person("Boris"))
    return event


def list_of(event: Event) -> str:
    return f"/desk/events/{event.id}/invitations/"


def marks(page: str) -> list[str]:
    return texts(page, "tbody th .state--accredited")


def test_the_list_marks_them(editor: Visitor, make: Make, event: Event, ada: Person) -> None:
    accredit(make.work, ada, YEAR)
    make.work.session.commit()

    assert marks(editor.get(list_of(event)).text) == [MARK]


def test_not_if_it_does_not_hold_on_the_day_of_the_event(
    editor: Visitor, make: Make, event: Event, ada: Person
) -> None:
    accredit(make.work, ada, LAST_YEAR)
    make.work.session.commit()

    assert marks(editor.get(list_of(event)).text) == []


def test_the_list_and_its_file_are_narrowed_to_them(
    editor: Visitor, make: Make, event: Event, ada: Person
) -> None:
    accredit(make.work, ada, YEAR)
    make.work.session.commit()

    page = editor.get(f"{list_of(event)}?season=yes").text
    (file,) = [one for one in attributes(page, ".downloads a", "href") if ".csv" in one]

    assert texts(page, "tbody th bdi") == ["Ada"]
    assert attributes(page, "#season[checked]", "value") == ["yes"]
    assert [line.split(",")[0] for line in editor.get(file).text.splitlines()[1:]] == ["Ada"]


def test_an_event_without_a_day_has_none(
    editor: Visitor, make: Make, event: Event, ada: Person
) -> None:
    accredit(make.work, ada, YEAR)
    event.starts_on = event.ends_on = event.starts_at = event.ends_at = None
    make.work.session.commit()

    assert texts(editor.get(f"{list_of(event)}?season=yes").text, "tbody th bdi") == []
    assert marks(editor.get(list_of(event)).text) == []


def test_a_list_of_three_takes_one_statement_more_for_them(
    editor: Visitor, make: Make, event: Event, statements: list[str]
) -> None:
    make.invitation(event)
    make.work.session.commit()
    statements.clear()

    editor.get(list_of(event))

    assert len([one for one in statements if "FROM season_accreditations" in one]) == 1


def test_an_event_that_takes_no_requests_has_no_such_choice(
    editor: Visitor, make: Make, event: Event
) -> None:
    make.work.session.commit()
    assert texts(editor.get(list_of(event)).text, "label[for=season]") == [
        "Accredited for the season"
    ]

    event.requests_taken = RequestsTaken.OFF
    make.work.session.commit()

    assert texts(editor.get(list_of(event)).text, "label[for=season]") == []
