"""Letters that come back: said in plain words where people look, until somebody mends it (R7)."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import ChannelKind, Person
from planner.contacts.operations import ChannelPlan, PersonPlan, revise_person
from planner.history.models import Entry
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import RefusedAddress
from planner.outbox.refusals import note_refusal
from tests.conftest import NOW
from tests.factories import Make
from tests.web.reading import rows, texts
from tests.web.visitor import Visitor

SAID = "550 5.1.1 <anna@paper.test> nobody here"


@pytest.fixture
def anna(make: Make, work: Work, session: Session) -> Person:
    """Somebody whose address a mail server has refused today."""
    person = make.person("Anna", email="Anna@paper.test")
    note_refusal(session, work.office_id, "anna@paper.test", SAID, NOW)
    return person


def page_of(person: Person) -> str:
    return f"/desk/people/{person.id}"


def test_the_page_of_the_person_says_so(editor: Visitor, anna: Person) -> None:
    page = editor.get(page_of(anna)).text

    assert texts(page, ".warning") == [
        (
            "Letters to anna@paper.test come back since 20\u00a0March\u00a02012: the mail server "
            "there takes none for this address. It said: 550 5.1.1 <anna@paper.test> nobody here "
            "Correct the address below. If it is right, let the next letter be tried. Try again"
        )
    ]


def test_a_viewer_reads_it_and_mends_nothing(viewer: Visitor, anna: Person) -> None:
    page = viewer.get(page_of(anna)).text

    assert texts(page, ".warning") == [
        (
            "Letters to anna@paper.test come back since 20\u00a0March\u00a02012: the mail server "
            "there takes none for this address. It said: 550 5.1.1 <anna@paper.test> nobody here"
        )
    ]
    assert viewer.post(f"{page_of(anna)}/trust").status_code == 403


def test_the_guest_list_and_the_guest_say_so(editor: Visitor, make: Make, anna: Person) -> None:
    guest = make.invitation(person=anna)
    make.invitation(guest.event)
    guests = f"/desk/events/{guest.event_id}/invitations/"

    unsent = "no answer no letter sent Note the answer:"
    assert rows(editor.get(guests).text) == [
        ["Anna Contact: Anna letters come back", "", f"{unsent} Anna", "", ""],
        ["Person 3 Contact: Person 3", "", f"{unsent} Person 3", "", ""],
    ]
    assert texts(editor.get(f"{guests}{guest.id}").text, ".warning") == [
        (
            "Letters to anna@paper.test come back since 20\u00a0March\u00a02012: the mail server "
            "there takes none for this address. Reach this guest in another way, or correct the "
            "address on their page, where it can be tried again too."
        )
    ]


def test_try_again_trusts_the_address_and_is_remembered(
    editor: Visitor, anna: Person, session: Session
) -> None:
    for _ in range(2):
        response = editor.post(f"{page_of(anna)}/trust")
        assert (response.status_code, response.location) == (303, page_of(anna))

    assert texts(editor.get(page_of(anna)).text, ".warning") == []
    told = session.scalars(select(Entry.verb).where(Entry.verb == "person.address_trusted")).all()
    assert told == ["person.address_trusted"]


@pytest.mark.parametrize(("address", "left"), [("Anna@Paper.test", 1), ("anna@new.test", 0)])
def test_another_address_is_not_refused(
    work: Work, session: Session, anna: Person, address: str, left: int
) -> None:
    reach = ChannelPlan(kind=ChannelKind.EMAIL, value=address)

    revise_person(work, anna, PersonPlan(names=Texts(en="Anna"), channels=(reach,)), None)

    assert len(session.scalars(select(RefusedAddress)).all()) == left
