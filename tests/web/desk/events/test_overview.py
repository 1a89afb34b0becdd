from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, EventStatus
from planner.invitations.letters import bring_in_line, guests_to_write_to
from planner.invitations.models import Answer
from planner.kernel.texts import Texts
from planner.web.desk.events.overview import MOST_NAMED
from planner.web.desk.forms.outline import OutlineForm
from planner.web.desk.forms.outline_parts import PARTS
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.invitations.post import invite, send
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor


def part(event: Event, name: str) -> str:
    return f"/desk/events/{event.id}/outline/{name}"


def test_every_field_of_the_outline_is_in_one_part() -> None:
    fields = [name for one in PARTS.values() for name in one.fields]
    form = OutlineForm()

    assert sorted(fields) == sorted(name for name in form._fields if name != "version")


def test_facts_are_read_and_what_is_missing_stands_at_its_part(viewer: Visitor, make: Make) -> None:
    event = make.event()
    make.body(event, BodyRole.ORGANISER, organisation=make.organisation("River <Society>"))

    page = viewer.get(f"/desk/events/{event.id}/").text

    assert "River <Society>" in texts(page, "#part-bodies dd")
    assert texts(page, "#part-contacts .lack") == ["Name somebody whom journalists may call."]
    assert texts(page, "#part-bodies .lack") == []
    assert attributes(page, "a.edit", "href") == [
        f"/desk/events/{event.id}/occasions/",
        f"/desk/events/{event.id}/programme/",
        f"/desk/events/{event.id}/checklist/",
        f"/desk/events/{event.id}/invitations/",
        f"/desk/events/{event.id}/documents",
    ]


def test_one_part_is_opened_where_it_stands(editor: Visitor, make: Make) -> None:
    event = make.event()

    page = editor.get(part(event, "place")).text

    assert attributes(page, "form.form--part", "action") == [f"{part(event, 'place')}#part-place"]
    assert "starts_on" not in filled(page)
    assert texts(page, "#part-date dt") == ["When"]
    assert editor.get(part(event, "nothing")).status_code == 404


@pytest.mark.parametrize("name", sorted(PARTS))
def test_a_part_is_saved_alone(name: str, editor: Visitor, make: Make, session: Session) -> None:
    """What a part shows is sent back unchanged: nothing of the event changes."""
    event = make.event(subjects=Texts(en="rivers"), internal_notes="call the mayor", seats=40)
    before = {column: getattr(event, column) for column in ("titles", "starts_at", "cities")}
    shown = editor.get(part(event, name)).text

    response = editor.post(part(event, name), filled(shown))

    assert response.status_code == 303
    assert response.location == f"/desk/events/{event.id}/#part-{name}"
    session.expire_all()
    saved = session.scalars(select(Event)).one()
    assert {column: getattr(saved, column) for column in before} == before
    assert (saved.subjects["en"], saved.internal_notes, saved.seats) == (
        "rivers",
        "call the mayor",
        40,
    )


def test_two_people_change_two_parts_at_once(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    place = filled(editor.get(part(event, "place")).text)
    notes = filled(editor.get(part(event, "notes")).text)

    first = editor.post(part(event, "place"), {**place, "venues-en": "Harbour House"})
    second = editor.post(part(event, "notes"), {**notes, "internal_notes": "ask Ada"})

    assert (first.status_code, second.status_code) == (303, 303)
    saved = session.scalars(select(Event)).one()
    assert (saved.venues["en"], saved.internal_notes) == ("Harbour House", "ask Ada")


def test_two_people_in_one_part_see_both_versions(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    opened = filled(editor.get(part(event, "notes")).text)
    editor.post(part(event, "notes"), {**opened, "internal_notes": "theirs"})

    response = editor.post(part(event, "notes"), {**opened, "internal_notes": "ours"})

    assert response.status_code == 409
    assert texts(response.text, ".field__stored") == ["Saved meanwhile by somebody else: theirs"]
    assert filled(response.text, {"internal_notes"}) == {"internal_notes": "ours"}
    again = editor.post(part(event, "notes"), filled(response.text))
    assert again.status_code == 303
    assert session.scalars(select(Event.internal_notes)).one() == "ours"


def test_a_mistake_stays_in_the_open_part(editor: Visitor, make: Make) -> None:
    event = make.event()
    opened: dict[str, Any] = filled(editor.get(part(event, "journalists")).text)

    response = editor.post(part(event, "journalists"), {**opened, "answers_until": "2031-01-01"})

    assert response.status_code == 422
    assert texts(response.text, "#part-journalists .field__error") == [
        "This lies after the event. Give an earlier day."
    ]


def test_few_guests_are_named_by_their_answers(viewer: Visitor, make: Make) -> None:
    event = make.event()
    coming, silent = make.invitation(event), make.invitation(event)
    coming.answer, coming.answered_sequence = Answer.ACCEPTED, event.sequence

    page = viewer.get(f"/desk/events/{event.id}/").text

    assert texts(page, ".answer-names h3") == ["Coming 1", "No answer 1"]
    assert texts(page, ".answer-names li a") == [coming.name, silent.name]


def test_many_guests_are_a_bar(viewer: Visitor, make: Make) -> None:
    event = make.event()
    for _ in range(MOST_NAMED + 1):
        make.invitation(event)

    page = viewer.get(f"/desk/events/{event.id}/").text

    assert texts(page, ".answer-names h3") == []
    assert texts(page, ".answers a")[0] == f"all {MOST_NAMED + 1}"


def test_a_closed_event_is_not_edited(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)

    assert editor.post(part(event, "notes"), {"internal_notes": "x"}).status_code == 409


def test_what_is_next_is_done_by_its_button(editor: Visitor, make: Make) -> None:
    event = make.event(
        status=EventStatus.CONFIRMED, starts_on=date(2012, 3, 1), ends_on=date(2012, 3, 1)
    )
    url = f"/desk/events/{event.id}/"
    page = editor.get(url).text
    assert texts(page, ".next-steps button") == ["It was held"]
    assert attributes(page, ".next-steps form", "action") == [f"{url}status"]

    response = editor.post(f"{url}status", {"to": "held"})

    assert (response.status_code, response.location) == (303, url)
    assert event.status is EventStatus.HELD
    assert texts(editor.get(url).text, ".next-steps button") == []


def test_a_new_hour_says_what_guests_are_told_before_and_after_it_is_saved(
    editor: Visitor, make: Make
) -> None:
    event = make.event(announced_at=NOW)
    invite(make.work, event, [make.person(), make.person()])
    send(make.work)
    said = (
        "2 people are invited already. If this changes, letters that tell them are written; they wait "
        "in the outbox until you send them."
    )
    page = editor.get(part(event, "date")).text
    assert said in texts(page, "#part-date .field__hint")
    assert said not in texts(editor.get(part(event, "notes")).text, ".field__hint")

    moved = editor.post(part(event, "date"), {**filled(page), "starts_clock": "12:00"})

    told = "Letters that tell the guests are written; they wait in the outbox for you."
    assert texts(editor.get(moved.location).text, ".notice") == [
        f"Saved. The date or the time has changed. {told}"
    ]


def test_a_new_hour_of_an_event_without_guests_tells_nobody(editor: Visitor, make: Make) -> None:
    event = make.event()
    page = editor.get(part(event, "date")).text

    moved = editor.post(part(event, "date"), {**filled(page), "starts_clock": "12:00"})

    assert texts(editor.get(moved.location).text, ".notice") == [
        "Saved. The date or the time has changed."
    ]


def test_a_day_that_is_over_promises_guests_no_letter(editor: Visitor, make: Make) -> None:
    event = make.event(announced_at=NOW)
    invite(make.work, event, [make.person()])
    bring_in_line(make.work, event, guests_to_write_to(make.work, event))
    page = editor.get(part(event, "date")).text

    gone = {"starts_on": "2012-03-01", "ends_on": ""}
    moved = editor.post(part(event, "date"), {**filled(page), **gone})

    assert texts(editor.get(moved.location).text, ".notice") == [
        "Saved. The date or the time has changed."
    ]
