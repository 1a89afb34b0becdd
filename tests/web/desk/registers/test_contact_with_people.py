"""Attendance and last contact, beside each name."""

from __future__ import annotations

from planner.events.models.kinds import EventStatus
from tests.factories import Make
from tests.web.reading import rows, texts
from tests.web.visitor import Visitor


def test_the_page_of_a_person_tells_how_often_they_came(editor: Visitor, make: Make) -> None:
    ada = make.person("Ada")
    for came_at in (make.work.now, None):
        held = make.event(status=EventStatus.HELD)
        make.invitation(held, person=ada, checked_in_at=came_at)

    page = editor.get(f"/desk/people/{ada.id}").text

    assert texts(page, "[aria-labelledby=asked-head] .facts span") == [
        "Came once, asked to 2 events",
        "Last invited: 20\u00a0March\u00a02012",
    ]


def test_the_list_tells_how_often_people_came(editor: Visitor, make: Make) -> None:
    make.person("Boris")
    make.invitation(
        make.event(status=EventStatus.HELD),
        person=make.person("Ada"),
        checked_in_at=make.work.now,
    )

    found = rows(editor.get("/desk/people/").text)

    assert [(row[0], row[5]) for row in found] == [("Ada", "1 of 1"), ("Boris", "")]


def test_whoever_invites_sees_who_comes(editor: Visitor, make: Make) -> None:
    make.invitation(make.event(status=EventStatus.HELD), person=make.person("Ada"))
    event = make.event(status=EventStatus.CONFIRMED)

    page = editor.get(f"/desk/events/{event.id}/inviting/?from=search").text

    assert texts(page, ".ticks__aside") == ["Never came, asked to one event"]


def test_a_page_of_people_takes_as_many_statements_as_one_person(
    editor: Visitor, make: Make, statements: list[str]
) -> None:
    held = make.event(status=EventStatus.HELD)
    asked = []
    for _ in range(2):
        make.invitation(held)
        make.work.session.commit()
        statements.clear()
        editor.get("/desk/people/")
        asked.append(len(statements))
        for _number in range(30):
            make.invitation(held)

    assert asked[0] == asked[1]
