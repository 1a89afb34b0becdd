"""Private notes stand on the page of a person, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from planner.accounts.models import Role
from planner.contacts.models import Person
from planner.contacts.notes import PersonNote
from tests.factories import Make
from tests.web.reading import texts, wrong
from tests.web.visitor import Visitor

WORDS = "Never before ten, and not about the merger"


@pytest.fixture
def person(make: Make) -> Person:
    person = make.person("Ada", email="ada@paper.test")
    make.work.session.commit()
    return person


def notes_of(person: Person) -> str:
    return f"/desk/people/{person.id}/notes/"


def page_of(visitor: Visitor, person: Person) -> list[str]:
    return texts(visitor.get(f"/desk/people/{person.id}").text, ".note__text")


def keep(visitor: Visitor, person: Person, audience: str = "author") -> str:
    """The address of the note."""
    visitor.post(notes_of(person), {"text": WORDS, "audience": audience})
    note = visitor.session.scalars(select(PersonNote)).one()
    return f"{notes_of(person)}{note.id}"


def test_a_note_of_ones_own_is_seen_by_its_author_alone(
    editor: Visitor, administrator: Visitor, person: Person
) -> None:
    address = keep(editor, person)

    assert page_of(editor, person) == [WORDS]
    assert page_of(administrator, person) == []
    assert administrator.get(address).status_code == 404


def test_viewers_are_shown_no_notes_and_no_form(
    editor: Visitor, viewer: Visitor, person: Person
) -> None:
    keep(editor, person, "editors")

    page = viewer.get(f"/desk/people/{person.id}").text

    assert texts(page, "#private-notes") == []


def test_an_empty_note_is_said_at_its_field(editor: Visitor, person: Person) -> None:
    answer = editor.post(notes_of(person), {"text": " ", "audience": "author"})

    assert answer.status_code == 422
    assert wrong(answer.text) == {"text": "This is needed. Please fill it in."}


def test_a_note_is_changed_deleted_and_brought_back(editor: Visitor, person: Person) -> None:
    address = keep(editor, person)

    changed = editor.post(address, {"text": "New", "audience": "editors", "version": "1"})
    after = page_of(editor, person)
    editor.post(f"{address}/removal")
    deleted = page_of(editor, person)
    opened = texts(editor.get(address).text, ".warning")
    editor.post(f"{address}/restoration")

    assert changed.location == f"/desk/people/{person.id}#private-notes"
    assert (after, deleted, page_of(editor, person)) == (["New"], [], ["New"])
    assert opened == ["This note is deleted. It is kept for a day."]


def test_what_others_changed_meanwhile_is_shown(editor: Visitor, person: Person) -> None:
    address = keep(editor, person)
    editor.post(address, {"text": "First", "audience": "author", "version": "1"})

    answer = editor.post(address, {"text": "Second", "audience": "author", "version": "1"})

    assert answer.status_code == 409


def test_a_note_that_others_may_read_is_not_theirs_to_change(
    editor: Visitor, approver: Visitor, person: Person
) -> None:
    address = keep(editor, person, "approvers")

    page = approver.get(address)
    answer = approver.post(address, {"text": "New", "audience": "author", "version": "1"})

    assert texts(page.text, "main button") == []
    assert answer.status_code == 403


@pytest.mark.parametrize("file", ["list.csv", "list.xlsx", "list.vcf"])
def test_no_file_holds_a_note(
    editor: Visitor, approver: Visitor, person: Person, file: str
) -> None:
    keep(editor, person, "editors")

    assert WORDS not in approver.get(f"/desk/people/{file}").data.decode(errors="ignore")


def test_nobody_is_found_by_a_note(editor: Visitor, person: Person) -> None:
    keep(editor, person)

    assert texts(editor.get("/desk/people/?search=merger").text, "tbody th") == []


def test_an_administrator_hands_over_all_that_is_kept(
    editor: Visitor, visit: Callable[[Role], Visitor], person: Person
) -> None:
    keep(editor, person)
    administrator = visit(Role.ADMINISTRATOR)

    answer = administrator.get(f"/desk/people/{person.id}/data.json")

    assert answer.json is not None
    assert [one["text"] for one in answer.json["private_notes"]] == [WORDS]
    assert answer.json["names"] == {"en": "Ada"}
    assert editor.get(f"/desk/people/{person.id}/data.json").status_code == 403
