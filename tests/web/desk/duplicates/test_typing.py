"""Who may be the same is shown while somebody is being entered, and asked once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.contacts.models import ChannelKind, Person
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make
from tests.web.reading import texts
from tests.web.visitor import Visitor

TYPED = {
    "names-en": "Arden Anna",
    "channels-0-kind": "email",
    "channels-0-value": "anna@paper.test",
}


@pytest.fixture
def editor(visit: Callable[[Role], Visitor]) -> Visitor:
    return visit(Role.EDITOR)


@pytest.fixture
def anna(make: Make, session: Session) -> Person:
    person = make.person(names=Texts(en="Anna Arden"), email="anna@paper.test")
    session.commit()
    return person


def number(session: Session) -> int:
    return session.scalar(select(func.count(Person.id))) or 0


def test_who_it_may_be_is_told_and_nothing_is_changed(
    editor: Visitor, anna: Person, session: Session
) -> None:
    answer = editor.post("/desk/people/likely", TYPED)

    assert texts(answer.text, ".likely li") == ["Anna Arden. Same name and e-mail address."]
    assert number(session) == 1


def test_nobody_is_told_of_where_nobody_is_like_them(editor: Visitor, anna: Person) -> None:
    answer = editor.post("/desk/people/likely", {"names-en": "Ben Bellwether"})

    assert texts(answer.text, "#likely") == [""]


def test_whoever_adds_them_is_asked_once(editor: Visitor, anna: Person, session: Session) -> None:
    asked = editor.post("/desk/people/", TYPED)
    before = number(session)
    saved = editor.post("/desk/people/", {**TYPED, "all_the_same": "yes"})

    assert (asked.status_code, before) == (409, 1)
    assert "Arden Anna" in asked.text
    assert texts(asked.text, ".likely button") == ["Save all the same"]
    assert (saved.status_code, number(session)) == (303, 2)


def test_a_namesake_elsewhere_is_not_asked_about(
    editor: Visitor, make: Make, session: Session
) -> None:
    person = make.person(names=Texts(en="Anna Arden"))
    make.affiliation(person, outlet=make.outlet())
    other = make.outlet()
    session.expire_all()
    session.commit()

    answer = editor.post(
        "/desk/people/",
        {"names-en": "Anna Arden", "affiliations-0-outlet_id": str(other.id)},
    )

    assert answer.status_code == 303


def test_who_is_in_the_archive_is_told_so(editor: Visitor, anna: Person, session: Session) -> None:
    anna.archived_at = NOW
    session.commit()

    answer = editor.post("/desk/people/likely", TYPED)

    assert texts(answer.text, ".likely .state") == ["in the archive"]


def test_the_same_telephone_is_seen_however_it_is_written(
    editor: Visitor, anna: Person, session: Session
) -> None:
    anna.channels[0].kind, anna.channels[0].key = ChannelKind.PHONE, "+78001234567"
    session.commit()

    answer = editor.post(
        "/desk/people/likely",
        {
            "names-en": "A. Arden",
            "channels-0-kind": "phone",
            "channels-0-value": "8 (800) 123-45-67",
        },
    )

    assert texts(answer.text, ".likely li") == [
        "Anna Arden. Somebody of a similar name has this telephone number."
    ]


def test_what_is_no_form_yet_is_answered(editor: Visitor) -> None:
    answer = editor.post("/desk/people/likely", {"channels-0-value": "?", "names-en": ""})

    assert (answer.status_code, texts(answer.text, "#likely")) == (200, [""])
