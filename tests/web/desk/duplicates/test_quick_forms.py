"""Whoever enters somebody in passing is asked once whether they are in the register already."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from planner.contacts.models import Person
from planner.events.models.event import Event, Part
from planner.invitations.models import Invitation
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make
from tests.web.desk.guests.test_pasting import pasted, reading, sent_by
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor

NEW: dict[str, Any] = {"role": "speaker", "state": "planned", "new_names-en": "Arden Anna"}


@pytest.fixture
def anna(make: Make) -> Person:
    person = make.person(names=Texts(en="Anna Arden"), email="anna@paper.test")
    make.affiliation(person, outlet=make.outlet(names=Texts(en="Gazette")))
    make.work.session.refresh(person)
    make.work.session.commit()
    return person


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(starts_on=NOW.date(), ends_on=NOW.date())


def people(make: Make) -> int:
    return make.work.session.scalar(select(func.count(Person.id))) or 0


def parts_of(event: Event, make: Make) -> str:
    item = make.item(event)
    return f"/desk/events/{event.id}/programme/items/{item.id}/parts"


def door_of(event: Event) -> str:
    return f"/desk/events/{event.id}/day/walk-ins"


def test_a_new_speaker_is_asked_about_with_everything_that_was_typed(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    typed = {**NEW, "functions-en": "Editor"}

    asked = editor.post(parts_of(event, make), typed)

    assert (asked.status_code, people(make)) == (409, 1)
    assert texts(asked.text, ".likely button") == [
        "Yes, this person: Anna Arden",
        "No, somebody else",
    ]
    assert texts(asked.text, ".likely a") == ["Anna Arden"]
    assert filled(asked.text, typed) == typed


def test_a_speaker_who_is_recognised_is_the_person_of_the_register(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    answer = editor.post(
        parts_of(event, make), {**NEW, "functions-en": "Editor", "is_them": str(anna.id)}
    )

    assert (answer.status_code, people(make)) == (303, 1)
    part = make.work.session.scalars(select(Part)).one()
    assert (part.person_id, part.functions) == (anna.id, Texts(en="Editor"))


def test_a_speaker_who_is_somebody_else_is_entered(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    answer = editor.post(parts_of(event, make), {**NEW, "all_the_same": "yes"})

    assert (answer.status_code, people(make)) == (303, 2)


def test_the_next_speaker_can_still_be_entered_after_the_question(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    asked = editor.post(parts_of(event, make), {**NEW, "then": "another"})

    assert filled(asked.text, {"then"}) == {"then": "another"}


def test_a_part_that_is_given_to_somebody_new_is_asked_about(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    part = make.part(make.item(event), person=make.person("Ben Bell"))
    url = f"/desk/events/{event.id}/parts/{part.id}"
    typed = {**NEW, "version": str(part.version)}

    asked = editor.post(url, typed)
    taken = editor.post(url, {**typed, "is_them": str(anna.id)})

    assert (asked.status_code, taken.status_code, people(make)) == (409, 303, 2)
    assert part.person_id == anna.id


def test_a_person_of_another_office_cannot_be_taken(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    answer = editor.post(parts_of(event, make), {**NEW, "is_them": "999999"})

    assert (answer.status_code, people(make)) == (422, 1)


def test_who_is_like_nobody_is_not_asked_about(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    answer = editor.post(parts_of(event, make), {**NEW, "new_names-en": "Carl Cole"})

    assert (answer.status_code, people(make)) == (303, 2)


def test_a_walk_in_is_asked_about(editor: Visitor, make: Make, anna: Person, event: Event) -> None:
    typed = {"name": "Anna Arden", "outlet": "gazette", "address": "new@paper.test"}

    asked = editor.post(door_of(event), typed)

    assert (asked.status_code, people(make)) == (409, 1)
    assert texts(asked.text, ".likely li p, .likely li")[0].startswith(
        "Anna Arden, Gazette. Same name at the same outlet."
    )
    assert attributes(asked.text, "#walk-in", "open") == [""]
    assert filled(asked.text, typed) == typed


def test_a_walk_in_who_is_recognised_is_here_and_the_new_address_is_kept(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    typed = {"name": "Anna Arden", "address": "new@paper.test", "is_them": str(anna.id)}

    answer = editor.post(door_of(event), typed)

    assert (answer.status_code, people(make)) == (303, 1)
    guest = make.work.session.scalars(select(Invitation)).one()
    assert (guest.person_id, guest.came) == (anna.id, True)
    assert anna.emails == ["anna@paper.test", "new@paper.test"]


def test_a_guest_who_is_recognised_at_the_door_is_ticked_off(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    guest = make.invitation(event, person=anna)

    editor.post(door_of(event), {"name": "A. Arden", "is_them": str(anna.id)})

    assert (guest.came, people(make)) == (True, 1)


def test_a_walk_in_who_is_somebody_else_is_entered(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    answer = editor.post(door_of(event), {"name": "Anna Arden", "all_the_same": "yes"})

    assert (answer.status_code, people(make)) == (303, 2)


def test_a_person_who_is_none_of_the_office_is_refused_at_the_door(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    answer = editor.post(door_of(event), {"name": "Anna Arden", "is_them": "999999"})

    assert (answer.status_code, people(make)) == (422, 1)


def test_each_row_that_was_pasted_asks_whether_it_is_somebody_in_contacts(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    text = "Anna Arden anna@other.test\nCarl Cole carl@other.test"

    page = editor.post(reading(event), {"pasted": text}).text

    assert texts(page, ".read-rows__who label") == [
        "somebody else: add them to Contacts",
        "this is Anna Arden, Gazette, anna@paper.test",
    ]
    assert filled(page, {"table-0-person_id", "table-1-person_id"}) == {"table-0-person_id": ""}


def test_a_pasted_guest_who_is_recognised_is_invited_at_once(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "Anna Arden anna@other.test"}).text

    answer = editor.post(pasted(event), sent_by(page, **{"table-0-person_id": str(anna.id)}))

    assert (answer.status_code, people(make)) == (303, 1)
    guest = make.work.session.scalars(select(Invitation)).one()
    assert (guest.person_id, guest.address) == (anna.id, "anna@paper.test")
    assert anna.emails == ["anna@paper.test", "anna@other.test"]


def test_a_pasted_guest_who_is_somebody_else_is_added(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "Anna Arden anna@other.test"}).text

    answer = editor.post(pasted(event), sent_by(page))

    assert (answer.status_code, people(make)) == (303, 2)


def test_who_was_recognised_stays_so_when_the_rows_are_read_again(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "Anna Arden anna@other.test"}).text

    again = editor.post(reading(event), sent_by(page, **{"table-0-person_id": str(anna.id)})).text

    assert filled(again, {"table-0-person_id"}) == {"table-0-person_id": str(anna.id)}


def test_a_guest_of_the_list_who_is_recognised_in_a_pasted_row_is_left_out(
    editor: Visitor, make: Make, anna: Person, event: Event
) -> None:
    make.invitation(event, person=anna, address="anna@paper.test")
    page = editor.post(reading(event), {"pasted": "Anna Arden anna@other.test"}).text

    again = editor.post(reading(event), sent_by(page, **{"table-0-person_id": str(anna.id)})).text

    assert texts(again, ".left-out li") == ["Anna Arden on the guest list already"]
