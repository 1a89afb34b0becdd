"""A letter that is sent again after its personal links left with it is drawn anew."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.kinds import EventStatus
from planner.history.models import Entry
from planner.invitations.models import Invitation
from planner.kernel.links import PLACEHOLDER
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.message.redaction import redacted
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import LetterPlan, enqueue
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.unit.outbox.letters import plan
from tests.web.reading import texts
from tests.web.visitor import Visitor

OUTBOX = "/desk/outbox/"
LINK_NOT_KEPT = "The personal link of this letter is not kept."
NOT_KEPT = (
    "The personal links left with the letter. They are not kept here: whoever has one can act for "
    "its recipient."
)


def left(work: Work, letter: Letter, delivery: Delivery = Delivery.SENT) -> Letter:
    """The letter has left, and its links with it."""
    letter.delivery, letter.sent_at = delivery, work.now
    for column, value in redacted(letter).items():
        setattr(letter, column, value)
    work.session.commit()
    return letter


@pytest.fixture
def guest(make: Make) -> Invitation:
    event = make.event(titles=Texts(en="Rivers without borders"))
    (guest,) = invite(make.work, event, [make.person("Ada Byron")]).invited
    return guest


@pytest.fixture
def letter(work: Work, guest: Invitation) -> Letter:
    return left(work, work.session.scalars(select(Letter)).one())


def waiting(session: Session) -> list[Letter]:
    return list(session.scalars(select(Letter).where(Letter.delivery == Delivery.HELD)))


def verbs(session: Session) -> list[str]:
    return list(session.scalars(select(Entry.verb).where(Entry.verb == "letter.drawn_anew")))


@pytest.mark.parametrize("delivery", [Delivery.SENT, Delivery.FAILED, Delivery.IN_DOUBT])
def test_a_letter_to_a_guest_is_drawn_anew_with_new_links_and_the_old_one_stays(
    editor: Visitor, work: Work, guest: Invitation, letter: Letter, delivery: Delivery
) -> None:
    letter.delivery = delivery
    guest.event.descriptions = Texts(en="Bring a camera.")
    work.session.commit()
    stored = (letter.text, letter.delivery)

    page = editor.get(f"/desk/mailbox/{letter.id}").text
    response = editor.post(f"{OUTBOX}{letter.id}/retry")

    assert texts(page, ".actions button")[0] == "Send again"
    assert (response.status_code, response.location) == (303, f"{OUTBOX}?event={guest.event_id}")
    assert texts(editor.get(OUTBOX).text, ".notice") == [
        (
            "The personal links of this letter are not kept, so it was drawn anew, as things "
            "stand now. It waits for you in the outbox."
        )
    ]
    (new,) = waiting(work.session)
    assert work.links.invitation(guest.public_id, guest.generation) in new.text
    assert "Bring a camera." in new.text
    assert PLACEHOLDER not in new.text
    work.session.expire_all()
    assert (letter.text, letter.delivery) == stored
    assert verbs(work.session) == ["letter.drawn_anew"]


def test_what_the_guest_is_to_be_told_now_is_drawn_and_not_what_was_told_then(
    editor: Visitor, work: Work, guest: Invitation, letter: Letter
) -> None:
    guest.event.status, guest.event.status_reason = EventStatus.CANCELLED, "The hall is flooded."
    work.session.commit()

    editor.post(f"{OUTBOX}{letter.id}/retry")

    assert [one.purpose for one in waiting(work.session)] == ["cancellation"]


def test_where_a_letter_waits_already_it_is_said_on_the_page_of_the_letter(
    editor: Visitor, work: Work, letter: Letter
) -> None:
    editor.post(f"{OUTBOX}{letter.id}/retry")

    response = editor.post(f"{OUTBOX}{letter.id}/retry")

    assert (response.status_code, response.location) == (303, f"/desk/mailbox/{letter.id}")
    assert texts(editor.get(response.location).text, ".notice") == [
        (
            "There is nothing to write to this guest: a letter waits in the outbox already, or "
            "the event takes no answers."
        )
    ]
    assert len(waiting(work.session)) == 1


def test_a_guest_who_is_on_no_list_any_more_is_not_written_to(
    editor: Visitor, work: Work, letter: Letter
) -> None:
    letter.about = "invitations:4711"
    work.session.commit()

    response = editor.post(f"{OUTBOX}{letter.id}/retry")

    assert texts(editor.get(response.location).text, ".notice") == [
        "This guest is not on the list any more: there is nobody to write to."
    ]
    assert waiting(work.session) == []


@pytest.mark.parametrize(
    ("purpose", "how"),
    [
        (
            "member.join",
            "Whoever is to work here is invited again under Who works here, and gets a new link.",
        ),
        (
            "member.reset",
            "Whoever needs a new link asks for one on the sign-in page, under Forgotten password.",
        ),
        ("test", "Nothing can be sent in its place."),
    ],
)
def test_of_other_letters_it_is_said_how_a_new_link_is_had(
    editor: Visitor, work: Work, purpose: str, how: str
) -> None:
    with_link: LetterPlan = plan(purpose=purpose, text=f"Open {work.links.join('k' * 43)}\n")
    letter = left(work, enqueue(work, with_link))

    page = editor.get(f"/desk/mailbox/{letter.id}").text
    response = editor.post(f"{OUTBOX}{letter.id}/retry")

    assert texts(page, "main p.soft") == [f"{NOT_KEPT} {how}"]
    assert "Send again" not in texts(page, ".actions button")
    assert (response.status_code, response.location) == (303, f"/desk/mailbox/{letter.id}")
    assert texts(editor.get(response.location).text, ".notice") == [f"{LINK_NOT_KEPT} {how}"]
    assert (letter.delivery, waiting(work.session)) == (Delivery.SENT, [])


def test_a_letter_that_merely_names_such_an_address_is_sent_as_it_is(
    editor: Visitor, work: Work
) -> None:
    named = enqueue(work, plan(text=f"See https://paper.test/{PLACEHOLDER} for more.\n"))
    letter = left(work, named, Delivery.FAILED)

    editor.post(f"{OUTBOX}{letter.id}/retry")

    work.session.expire_all()
    assert letter.delivery is Delivery.QUEUED
