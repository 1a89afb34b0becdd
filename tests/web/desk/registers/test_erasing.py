from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.contacts.models import Person
from planner.events.models.kinds import EventStatus, ItemKind
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.privacy.erasing import ask_or_erase
from tests.factories import Make
from tests.web.reading import texts
from tests.web.visitor import Visitor


@pytest.fixture
def approver(visit: Callable[[Role], Visitor]) -> Visitor:
    return visit(Role.APPROVER)


@pytest.fixture
def person(make: Make) -> Person:
    return make.person("Anna Arden", email="anna@paper.test")


def test_a_person_is_erased_after_a_page_that_says_what_stays(
    approver: Visitor, make: Make, session: Session, person: Person
) -> None:
    make.invitation(make.event(status=EventStatus.HELD), person=person)
    make.invitation(person=person)
    url = f"/desk/people/{person.id}/erasure/"
    page = approver.get(f"/desk/people/{person.id}").text
    assert "Erase this person …" in texts(page, "a.button")

    asked = approver.get(url).text
    response = approver.post(url)

    assert texts(asked, "main ul li") == [
        "releases that were published, as they stand",
        "1 event with a guest without a name, counted by kind of outlet",
    ]
    assert "taken off the guest list of 1 event to come" in asked
    assert response.status_code == 303
    assert session.scalars(select(Person.names)).one() == Texts(en="Erased person")
    erased = approver.get(f"/desk/people/{person.id}").text
    assert "This person was erased on" in texts(erased, "p.warning")[0]
    assert "Erase this person …" not in texts(erased, "a.button")


def test_a_speaker_to_come_is_refused_with_the_reason(
    approver: Visitor, make: Make, session: Session, person: Person
) -> None:
    make.part(make.item(make.event(), kind=ItemKind.WELCOME), person=person)
    url = f"/desk/people/{person.id}/erasure/"

    page, refused = approver.get(url).text, approver.post(url)

    assert "Take them out of its programme first." in page
    assert texts(page, "button.button--danger") == []
    assert refused.status_code == 409
    assert session.get_one(Person, person.id).names == Texts(en="Anna Arden")


def test_the_wish_waits_on_the_days_desk_of_those_who_may_act(
    visit: Callable[[Role], Visitor], make: Make, work: Work, person: Person
) -> None:
    make.part(make.item(make.event(), kind=ItemKind.WELCOME), person=person)
    ask_or_erase(work, person)

    pages = {role: visit(role).get("/desk/").text for role in (Role.EDITOR, Role.APPROVER)}

    asks = "Anna Arden asks to be erased"
    assert [asks in page for page in pages.values()] == [False, True]
    shown = visit(Role.EDITOR).get(f"/desk/people/{person.id}").text
    assert "The person has asked to be erased" in texts(shown, "p.warning")[0]
