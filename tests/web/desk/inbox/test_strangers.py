"""Somebody who is not in the register writes, and is entered from their message."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from planner.contacts.models import Person
from planner.inbox.models import Attention, Decision, ReceivedMessage
from planner.invitations.models import Invitation
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.mail_fixtures.personal import letter
from tests.web.desk.inbox.acts import INBOX, ada, take
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor

__all__ = ["ada"]
FORM = {"names-en": "Ada Byron", "channels-0-kind": "email", "channels-0-value": "new@radio.test"}


@pytest.fixture
def message(work: Work, ada: Invitation) -> ReceivedMessage:
    """Ada Byron, with an address that nobody has; the register knows her by her first name alone."""
    return take(work, letter("May I come?", sender="new@radio.test"))


def address(message: ReceivedMessage) -> str:
    return f"{INBOX}{message.id}/person"


def people(work: Work) -> int:
    return work.session.scalar(select(func.count(Person.id))) or 0


def test_the_page_of_the_message_leads_to_the_form(
    editor: Visitor, message: ReceivedMessage
) -> None:
    page = editor.get(f"{INBOX}{message.id}").text

    assert attributes(page, "main .actions a", "href") == [address(message)]


def test_the_form_holds_what_the_message_tells(editor: Visitor, message: ReceivedMessage) -> None:
    page = editor.get(address(message)).text

    told = {**FORM, "source": "their own letter of 20\u00a0March\u00a02012"}
    assert filled(page, told) == told


def test_the_sender_is_entered_and_the_message_stands_with_them(
    editor: Visitor, work: Work, message: ReceivedMessage
) -> None:
    answer = editor.post(address(message), FORM)

    person = work.session.scalars(select(Person).order_by(Person.id.desc())).first()
    assert person is not None
    assert answer.location == f"/desk/people/{person.id}"
    assert (message.person_id, message.decision) == (person.id, Decision.ENTERED)
    assert message.attention is None
    assert person.emails == ["new@radio.test"]


def test_whoever_is_like_somebody_of_the_register_is_asked_about(
    editor: Visitor, work: Work, make: Make, message: ReceivedMessage
) -> None:
    byron = make.person(names=Texts(en="Ada Byron"))
    before = people(work)

    opened = editor.get(address(message)).text
    asked = editor.post(address(message), FORM)

    assert (asked.status_code, people(work)) == (409, before)
    assert attributes(opened, ".likely button[name=is_them]", "value") == [str(byron.id)]
    assert texts(asked.text, ".likely button") == [
        "Yes, this person: Ada Byron",
        "No, somebody else",
    ]
    assert filled(asked.text, FORM) == FORM


def test_a_sender_who_is_recognised_keeps_the_new_address_until_it_is_undone(
    editor: Visitor, work: Work, make: Make, message: ReceivedMessage
) -> None:
    byron = make.person(names=Texts(en="Ada Byron"), email="old@radio.test")

    answer = editor.post(address(message), {**FORM, "is_them": str(byron.id)})

    assert answer.location == f"/desk/people/{byron.id}"
    assert (message.person_id, message.decision) == (byron.id, Decision.ADDRESS_ADDED)
    assert byron.emails == ["old@radio.test", "new@radio.test"]
    editor.post(f"{INBOX}{message.id}/undoing")
    assert (message.person_id, message.attention) == (None, Attention.DECISION)
    assert byron.emails == ["old@radio.test"]


def test_an_address_that_the_person_has_meanwhile_stays_when_it_is_undone(
    editor: Visitor, work: Work, make: Make, message: ReceivedMessage
) -> None:
    byron = make.person(names=Texts(en="Ada Byron"), email="new@radio.test")

    editor.post(address(message), {**FORM, "is_them": str(byron.id)})
    editor.post(f"{INBOX}{message.id}/undoing")

    assert byron.emails == ["new@radio.test"]


def test_a_wrong_form_comes_back(editor: Visitor, work: Work, message: ReceivedMessage) -> None:
    before = people(work)

    answer = editor.post(address(message), {**FORM, "names-en": ""})

    assert (answer.status_code, people(work)) == (422, before)


def test_a_message_that_was_decided_about_enters_nobody(
    editor: Visitor, work: Work, message: ReceivedMessage
) -> None:
    editor.post(f"{INBOX}{message.id}/decision", {"decision": "discarded"})

    opened = editor.get(address(message))
    answer = editor.post(address(message), FORM)

    assert opened.location == f"{INBOX}{message.id}"
    assert answer.status_code == 409


def test_a_message_of_somebody_who_is_known_enters_nobody(
    editor: Visitor, work: Work, ada: Invitation
) -> None:
    known = take(work, letter("I come."))
    known.attention = Attention.DECISION

    answer = editor.post(address(known), FORM)

    assert answer.status_code == 409
