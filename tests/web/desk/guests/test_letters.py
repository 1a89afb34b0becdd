"""Letters to guests that somebody at the desk asks for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.invitations.models import Answer, Invitation
from planner.kernel.texts import Texts
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.invitations.post import invite, save, send, settle
from tests.web.visitor import Visitor


def list_of(event: Event) -> str:
    return f"/desk/events/{event.id}/invitations/"


def page_of(invitation: Invitation) -> str:
    return f"{list_of(invitation.event)}{invitation.id}"


def test_guests_who_are_behind_the_record_are_written_to(
    editor: Visitor, session: Session, make: Make
) -> None:
    event = make.event(sequence=2)
    make.invitation(event, sent_sequence=1, person=make.person("Ada"))
    page = f"/desk/events/{event.id}/invitations/"

    assert "One guest has an older date, place or standing" in editor.get(page).text
    response = editor.post(f"{page}updates")

    assert response.status_code == 303
    assert "One guest has an older date, place or standing" not in editor.get(page).text
    assert editor.post(f"{page}updates").status_code == 409


def test_guests_whose_letter_says_other_words_can_be_told(editor: Visitor, make: Make) -> None:
    event = make.event()
    invite(make.work, event, [make.person("Ada")])
    send(make.work)
    save(make.work, event, titles=Texts(en="Rivers and lakes"))
    make.work.session.commit()
    page = list_of(event)

    assert "One guest has a letter with another title" in editor.get(page).text
    response = editor.post(f"{page}updates")

    assert response.status_code == 303
    assert "a letter with another title" not in editor.get(page).text
    assert "a letter waits" in editor.get(page).text


def test_who_got_no_letter_is_found_and_written_to(editor: Visitor, make: Make) -> None:
    """Report 06: a discarded letter has told nobody."""
    event = make.event()
    (dis, eve) = invite(make.work, event, [make.person("Dis Card"), make.person("Eve")]).invited
    settle(make.work, Delivery.DISCARDED)
    editor.post(f"{page_of(eve)}/letters")
    page = list_of(event)

    shown = editor.get(page).text
    unsent = editor.get(f"{page}?letter=unsent").text
    first = editor.get(f"/desk/events/{event.id}/")
    response = editor.post(f"{page}updates")

    assert "One guest has got no letter" in shown.replace("</a>", "")
    assert [name in unsent for name in ("Dis Card</bdi>", "Eve</bdi>")] == [True, False]
    assert "1 letter waits in the outbox for you to release." in first.text
    assert "no letter sent" in unsent
    assert response.status_code == 303
    assert [letter.delivery for letter in make.work.session.scalars(select(Letter))] == [
        Delivery.DISCARDED,
        Delivery.DISCARDED,
        Delivery.HELD,
        Delivery.HELD,
    ]
    assert "Write the letter" not in editor.get(page_of(dis)).text


def test_a_lost_letter_is_sent_once_more(editor: Visitor, make: Make) -> None:
    (ada,) = invite(make.work, make.event(), [make.person("Ada")]).invited
    send(make.work)
    make.work.session.commit()

    before = editor.get(page_of(ada)).text
    editor.post(f"{page_of(ada)}/letters")

    assert "Send again" in before
    assert "Send again" not in editor.get(page_of(ada)).text
    assert editor.post(f"{page_of(ada)}/letters").status_code == 409


def test_the_colleague_is_invited_with_one_click(editor: Visitor, make: Make) -> None:
    """Report 07: whoever comes instead is a guest as well."""
    event = make.event()
    (bob,) = invite(make.work, event, [make.person("Bob Ray")]).invited
    send(make.work)
    bob.answer, bob.answered_sequence = Answer.DELEGATED, 0
    bob.colleague_name, bob.colleague_address = "Dora Kim", "dora@example.org"
    make.work.session.commit()

    before = editor.get(list_of(event)).text
    todo = editor.get(f"/desk/events/{event.id}/").text
    response = editor.post(f"{page_of(bob)}/colleague")
    after = editor.get(list_of(event)).text

    assert "Invite Dora Kim" in before
    assert "1 colleague is named to come instead of a guest. Invite them." in todo
    assert response.location == list_of(event)
    assert "Invite Dora Kim" not in after
    assert "invited instead of <bdi>Bob Ray</bdi>" in after
    assert "instead of <bdi>Bob Ray</bdi></small>" in after
    dora = make.work.session.scalars(select(Invitation).where(Invitation.name == "Dora Kim")).one()
    assert (dora.instead_of, dora.address) == (bob, "dora@example.org")
    found = select(Letter.recipient_address).where(Letter.delivery == Delivery.HELD)
    assert make.work.session.scalars(found).all() == ["dora@example.org"]
    assert "is invited instead of" in editor.get(page_of(bob)).text


def test_a_colleague_without_an_address_is_asked_for_it(editor: Visitor, make: Make) -> None:
    given: dict[str, Any] = {"answer": Answer.DELEGATED, "colleague_name": "Dora Kim"}
    bob = make.invitation(person=make.person("Bob Ray"), **given)

    response = editor.post(f"{page_of(bob)}/colleague")

    assert response.location == page_of(bob)
    assert "has given no address of Dora Kim" in editor.get(page_of(bob)).text


def test_a_guest_is_one_click_from_their_person(editor: Visitor, make: Make) -> None:
    ada = make.invitation(make.event())

    assert f'href="/desk/people/{ada.person_id}"' in editor.get(list_of(ada.event)).text
