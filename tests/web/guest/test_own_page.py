from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import Person
from planner.contacts.suppressions import unwanted_by
from planner.contacts.topic import PersonTopic
from planner.events.models.kinds import EventStatus, ItemKind
from planner.history.models import Entry
from planner.invitations.models import Answer
from planner.kernel.links import Links
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.unit.outbox.letters import plan
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


@pytest.fixture
def person(make: Make) -> Person:
    person = make.person(
        "Anna Arden",
        email="anna@paper.test",
        source="own website",
        legal_basis=LegalBasis.LEGITIMATE_INTEREST,
        legal_basis_on=date(2012, 3, 1),
        notes="likes tea",
    )
    make.affiliation(
        person, outlet=make.outlet(names=Texts(en="Gazette")), functions=Texts(en="editor")
    )
    return person


@pytest.fixture
def page(links: Links, person: Person) -> str:
    return links.own_page(person.public_id).removeprefix(links.public_url)


def test_a_person_reads_what_is_kept_of_them(
    stranger: Visitor, make: Make, person: Person, page: str
) -> None:
    make.invitation(person=person, answer=Answer.ACCEPTED, checked_in_at=make.work.now)

    response = stranger.get(page)

    assert response.headers["Cache-Control"] == "no-store"
    assert texts(response.text, "h1, h2") == [
        "My data and choices",
        "Which letters I want",
        "What we have about you",
        "Erase my data",
    ]
    assert texts(response.text, "dl dd") == [
        "Anna Arden",
        "anna@paper.test",
        "editor, Gazette",
        "own website",
        "Legal basis: our legitimate interest in informing the press. Since 1\u00a0March\u00a02012.",
    ]
    assert texts(response.text, "section ul li") == [
        "Rivers without borders, 27\u00a0March\u00a02012. Your answer: Yes, I will come. You came"
    ]
    assert "likes tea" not in response.text


def test_wishes_topics_and_language_are_chosen(
    stranger: Visitor, make: Make, work: Work, person: Person, page: str
) -> None:
    water, other = make.topic(), make.topic(names=Texts(en="Roads"), position=1)
    sent = {
        "wanted": "releases",
        "beats": "yes",
        "topics": [str(other.id), "999", "x"],
        "language": "ru",
    }

    response = stranger.post(f"{page}/choices", sent)

    assert (response.status_code, response.headers["Location"]) == (303, page)
    chosen = work.session.scalars(select(PersonTopic.topic_id)).all()
    assert (chosen, person.language) == ([other.id], "ru")
    assert unwanted_by(work, ["anna@paper.test"]) == {ListKind.INVITATIONS}
    shown = stranger.get(page).text
    assert attributes(shown, "input[checked]", "value") == ["releases", str(other.id)]
    assert water.id != other.id


def test_opting_in_again_is_a_new_entry_of_the_history(
    stranger: Visitor, work: Work, page: str
) -> None:
    stranger.post(f"{page}/choices", {})
    assert unwanted_by(work, ["anna@paper.test"]) == set(ListKind)

    stranger.post(f"{page}/choices", {"wanted": ["releases", "invitations"], "language": "xx"})

    assert unwanted_by(work, ["anna@paper.test"]) == set()
    verbs = work.session.scalars(select(Entry.verb).order_by(Entry.id)).all()
    assert verbs == ["person.chose", "suppression.added", "person.chose", "suppression.lifted"]


def test_a_form_without_its_key_is_refused(stranger: Visitor, work: Work, page: str) -> None:
    responses = [
        stranger.post(f"{page}/choices", {}, csrf=""),
        stranger.post(f"{page}/erasure", {}, csrf=""),
    ]

    assert [response.status_code for response in responses] == [403, 403]
    assert unwanted_by(work, ["anna@paper.test"]) == set()


def test_the_copy_holds_what_the_page_shows_and_the_letters(
    stranger: Visitor, work: Work, make: Make, person: Person, page: str
) -> None:
    make.invitation(person=person, message="with a camera")
    sent = enqueue(work, plan(person_id=person.id))
    sent.delivery, sent.sent_at = Delivery.SENT, work.now
    enqueue(work, plan(unique_key="held", person_id=person.id, subject="Not sent"))

    response = stranger.get(f"{page}/my-data.json")

    data = json.loads(response.data)
    assert response.headers["Content-Disposition"] == "attachment; filename=my-data.json"
    assert data["addresses"] == [{"kind": "email", "value": "anna@paper.test", "label": ""}]
    assert data["legal_basis"]["since"] == "2012-03-01"
    assert [event["message"] for event in data["events"]] == ["with a camera"]
    assert [letter["subject"] for letter in data["letters"]] == ["Rivers without borders"]
    assert "likes tea" not in response.text


def test_a_person_erases_themselves_after_a_page_that_says_what_stays(
    stranger: Visitor, session: Session, person: Person, page: str
) -> None:
    asked = stranger.get(f"{page}/erasure")
    assert texts(asked.text, "form button") == ["Erase everything now"]
    assert session.get(Person, person.id) is not None

    done = stranger.post(f"{page}/erasure", {})

    assert (done.status_code, texts(done.text, "h1")) == (200, ["Erase my data"])
    assert session.scalars(select(Person)).all() == []
    assert stranger.get(page).status_code == 404


def test_of_a_speaker_to_come_it_is_a_wish_that_the_office_sees_to(
    stranger: Visitor, make: Make, work: Work, person: Person, page: str
) -> None:
    event = make.event(status=EventStatus.CONFIRMED)
    make.part(make.item(event, kind=ItemKind.WELCOME), person=person)
    assert texts(stranger.get(f"{page}/erasure").text, "form button") == ["Ask for it"]

    for _twice in range(2):
        stranger.post(f"{page}/erasure", {})

    assert person.erasure_asked_at == work.now
    assert unwanted_by(work, ["anna@paper.test"]) == set(ListKind)
    verbs = work.session.scalars(select(Entry.verb).order_by(Entry.id)).all()
    assert verbs == ["suppression.added", "person.erasure_asked"]
    assert "within a month" in stranger.get(page).text
