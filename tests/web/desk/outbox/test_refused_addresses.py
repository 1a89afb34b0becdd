"""Letters that come back: said in plain words where people look, until somebody mends it (R7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import ChannelKind, Person
from planner.contacts.operations import ChannelPlan, PersonPlan, revise_person
from planner.history.models import Entry
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import MailRoute, RefusedAddress
from planner.outbox.refusals import note_refusal
from tests.conftest import NOW
from tests.factories import Make
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

    assert "come back since 20\u00a0March\u00a02012" in page
    assert "550 5.1.1 &lt;anna@paper.test&gt; nobody here" in page
    assert "Try again" in page


def test_a_viewer_reads_it_and_mends_nothing(viewer: Visitor, anna: Person) -> None:
    page = viewer.get(page_of(anna)).text

    assert "come back since" in page
    assert "Try again" not in page
    assert viewer.post(f"{page_of(anna)}/trust").status_code == 403


def test_the_guest_list_and_the_guest_say_so(editor: Visitor, make: Make, anna: Person) -> None:
    guest = make.invitation(person=anna)
    make.invitation(guest.event)
    guests = f"/desk/events/{guest.event_id}/invitations/"

    assert editor.get(guests).text.count("letters come back") == 1
    assert "come back since" in editor.get(f"{guests}{guest.id}").text


def test_try_again_trusts_the_address_and_is_remembered(
    editor: Visitor, anna: Person, session: Session
) -> None:
    for _ in range(2):
        response = editor.post(f"{page_of(anna)}/trust")
        assert (response.status_code, response.location) == (303, page_of(anna))

    assert "come back since" not in editor.get(page_of(anna)).text
    told = session.scalars(select(Entry.verb).where(Entry.verb == "person.address_trusted")).all()
    assert told == ["person.address_trusted"]


@pytest.mark.parametrize(("address", "left"), [("Anna@Paper.test", 1), ("anna@new.test", 0)])
def test_another_address_is_not_refused(
    work: Work, session: Session, anna: Person, address: str, left: int
) -> None:
    reach = ChannelPlan(kind=ChannelKind.EMAIL, value=address)

    revise_person(work, anna, PersonPlan(names=Texts(en="Anna"), channels=(reach,)), None)

    assert len(session.scalars(select(RefusedAddress)).all()) == left


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("535 5.7.8 <press@other.test> wrong password", "It answers 535 5.7.8."),
        ("The mail server does not answer: timed out", "the mail server does not answer."),
    ],
)
def test_the_outbox_says_that_no_letter_leaves(
    editor: Visitor, session: Session, error: str, said: str
) -> None:
    """In its number: the words may hold what another office wrote."""
    later = NOW + timedelta(minutes=2)
    session.add(MailRoute(transport="x", sender="", domain="", paused_until=later, error=error))

    page = editor.get("/desk/outbox/").text

    assert "No letter leaves at present" in page
    assert said in page
    assert "13:02 MSK" in page
    assert "press@other.test" not in page


def test_an_outbox_that_moves_has_no_alarm(editor: Visitor, session: Session) -> None:
    session.add(MailRoute(transport="x", sender="", domain="", paused_until=NOW, error="535 no"))

    assert "No letter leaves" not in editor.get("/desk/outbox/").text
