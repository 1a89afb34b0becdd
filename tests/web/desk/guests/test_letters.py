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
from tests.web.reading import attributes, rows, texts
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

    assert texts(editor.get(page).text, ".warning p") == [
        "One guest has an older date, place or status in the last letter than the record has now."
    ]
    response = editor.post(f"{page}updates")

    assert response.status_code == 303
    assert texts(editor.get(page).text, ".warning p") == []
    assert editor.post(f"{page}updates").status_code == 409


def test_guests_whose_letter_says_other_words_can_be_told(editor: Visitor, make: Make) -> None:
    event = make.event()
    invite(make.work, event, [make.person("Ada")])
    send(make.work)
    save(make.work, event, titles=Texts(en="Rivers and lakes"))
    make.work.session.commit()
    page = list_of(event)

    assert texts(editor.get(page).text, ".warning p") == [
        (
            "One guest has a letter with another title, programme, deadline or text than the "
            "record has now. Their own pages show the new one already. An update leaves answers "
            "as they are."
        )
    ]
    response = editor.post(f"{page}updates")

    assert response.status_code == 303
    after = editor.get(page).text
    assert texts(after, ".warning p") == []
    assert texts(after, "tbody small") == ["a letter waits"]


def test_who_got_no_letter_is_found_and_written_to(editor: Visitor, make: Make) -> None:
    """Report 06: a discarded letter has told nobody."""
    event = make.event()
    (dis, eve) = invite(make.work, event, [make.person("Dis Card"), make.person("Eve")]).invited
    settle(make.work, Delivery.DISCARDED)
    editor.post(f"{page_of(eve)}/letters")
    page = list_of(event)

    shown = editor.get(page).text
    unsent = editor.get(f"{page}?letter=unsent").text
    first = editor.get(f"/desk/events/{event.id}/programme/")
    response = editor.post(f"{page}updates")

    assert texts(shown, ".warning p") == [
        (
            "One guest has got no letter, and none waits: it was discarded, or the mail server "
            "refused it."
        )
    ]
    assert texts(unsent, "tbody th bdi") == ["Dis Card"]
    assert texts(unsent, "tbody small") == ["no letter sent"]
    assert texts(first.text, ".next a") == ["1 letter waits in the outbox for you to release."]
    assert response.status_code == 303
    assert [letter.delivery for letter in make.work.session.scalars(select(Letter))] == [
        Delivery.DISCARDED,
        Delivery.DISCARDED,
        Delivery.HELD,
        Delivery.HELD,
    ]
    assert texts(editor.get(page_of(dis)).text, ".button-form button") == [
        "Sign out",
        "Withdraw the invitation",
    ]


def test_a_lost_letter_is_sent_once_more(editor: Visitor, make: Make) -> None:
    (ada,) = invite(make.work, make.event(), [make.person("Ada")]).invited
    send(make.work)
    make.work.session.commit()

    before = editor.get(page_of(ada)).text
    editor.post(f"{page_of(ada)}/letters")

    after = editor.get(page_of(ada)).text
    assert [texts(page, ".button-form button") for page in (before, after)] == [
        ["Sign out", "Send again", "Withdraw the invitation"],
        ["Sign out", "Withdraw the invitation"],
    ]
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
    todo = editor.get(f"/desk/events/{event.id}/programme/").text
    response = editor.post(f"{page_of(bob)}/colleague")
    after = editor.get(list_of(event)).text

    assert [row[::3] for row in rows(before)] == [
        ["Bob Ray Contact: Bob Ray", "Dora Kim Invite Dora Kim"]
    ]
    assert texts(todo, ".next a") == [
        "1 colleague is named to come instead of a guest. Invite them."
    ]
    assert response.location == list_of(event)
    assert [row[::3] for row in rows(after)] == [
        ["Bob Ray Contact: Bob Ray", "Dora Kim invited instead of Bob Ray"],
        ["Dora Kim Contact: Dora Kim instead of Bob Ray", ""],
    ]
    dora = make.work.session.scalars(select(Invitation).where(Invitation.name == "Dora Kim")).one()
    assert (dora.instead_of, dora.address) == (bob, "dora@example.org")
    found = select(Letter.recipient_address).where(Letter.delivery == Delivery.HELD)
    assert make.work.session.scalars(found).all() == ["dora@example.org"]
    said = (
        "Dora Kim is invited instead of Bob Ray and hears of changes. This guest hears only if it "
        "is called off."
    )
    assert said in texts(editor.get(page_of(bob)).text, "main p")


def test_a_colleague_without_an_address_is_asked_for_it(editor: Visitor, make: Make) -> None:
    given: dict[str, Any] = {"answer": Answer.DELEGATED, "colleague_name": "Dora Kim"}
    bob = make.invitation(person=make.person("Bob Ray"), **given)

    response = editor.post(f"{page_of(bob)}/colleague")

    assert response.location == page_of(bob)
    assert texts(editor.get(page_of(bob)).text, ".notice") == [
        "Bob Ray has given no address of Dora Kim. Note it here first."
    ]


def test_a_guest_is_one_click_from_their_person(editor: Visitor, make: Make) -> None:
    ada = make.invitation(make.event())

    page = editor.get(list_of(ada.event)).text
    assert attributes(page, "tbody th a.soft", "href") == [f"/desk/people/{ada.person_id}"]


def test_the_letters_to_a_guest_stand_on_their_page(editor: Visitor, make: Make) -> None:
    event = make.event()
    people = [make.person("Ada"), make.person("Bob")]
    guests = [guest for one in people for guest in invite(make.work, event, [one]).invited]
    letters = list(make.work.session.scalars(select(Letter.id).order_by(Letter.id)))

    pages = [editor.get(page_of(guest)).text for guest in guests]

    on_page = [attributes(page, "main .letter", "class") for page in pages]
    links = [attributes(page, "main li a[href]", "href")[-1] for page in pages]
    assert links == [f"/desk/mailbox/{letter}" for letter in letters]
    assert on_page == 2 * [["state letter state--held"]]
