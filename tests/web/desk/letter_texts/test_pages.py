"""Writing the texts of letters: for all events, for one, looked at, tried, and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from planner.events.models.event import Event
from planner.kernel.texts import Texts
from planner.letter_texts.models import LetterText
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.invitations.post import invite
from tests.web.visitor import Visitor

TYPED = {
    "subject": "Come to {title}",
    "greeting": "Hello {name},",
    "opening": "We have news for you.",
    "closing": "Vera Press",
}
OFFICE = "/desk/letter-texts/invitation/en"


def of_event(event: Event) -> str:
    return f"/desk/events/{event.id}/letter-texts/invitation/en"


def stored(make: Make) -> list[LetterText]:
    return list(make.work.session.scalars(select(LetterText).order_by(LetterText.id)))


def letters(make: Make, delivery: Delivery = Delivery.HELD) -> list[Letter]:
    found = select(Letter).where(Letter.delivery == delivery).order_by(Letter.id)
    return list(make.work.session.scalars(found))


def version(page: Any) -> str:
    """The version that the form carries."""
    before, _, after = page.text.partition('name="version" value="')
    return after.partition('"')[0] if before else ""


def test_the_form_begins_with_the_standard_text(editor: Visitor) -> None:
    page = editor.get(OFFICE)

    assert "Invitation: {title}" in page.text
    assert "We invite you to this event and would be glad to see you." in page.text
    assert "Use the standard text" not in page.text


def test_an_own_text_is_stored_and_waiting_letters_follow(approver: Visitor, make: Make) -> None:
    invite(make.work, make.event(), [make.person("Ada", email="ada@paper.test")])

    response = approver.post(OFFICE, TYPED)

    assert response.status_code == 303
    assert "own text" in approver.get("/desk/letter-texts").text
    (letter,) = letters(make)
    assert letter.subject == "Come to Rivers without borders"
    assert "Hello Ada,\n\nWe have news for you.\n" in letter.text


def test_only_those_who_approve_write_for_all_events(editor: Visitor, make: Make) -> None:
    event = make.event()

    for act in ("", "/reset", "/restoration"):
        assert editor.post(f"{OFFICE}{act}", TYPED).status_code == 403
    assert "changed by those who approve" in editor.get(OFFICE).text
    assert editor.post(of_event(event), TYPED).status_code == 303

    (text,) = stored(make)
    assert text.event_id == event.id


def test_the_text_of_one_event_leaves_the_others_alone(approver: Visitor, make: Make) -> None:
    event, other = make.event(), make.event()
    approver.post(of_event(event), TYPED)

    assert "text for this event" in approver.get(f"/desk/events/{event.id}/letter-texts").text
    assert "text for this event" not in approver.get(f"/desk/events/{other.id}/letter-texts").text
    assert "own text" not in approver.get("/desk/letter-texts").text
    assert "We invite you" in approver.get(of_event(other)).text


def test_what_cannot_be_filled_in_is_refused_and_kept_in_the_form(
    approver: Visitor, make: Make
) -> None:
    response = approver.post(OFFICE, {**TYPED, "opening": "Dear {nmae}"})

    assert response.status_code == 422
    assert "{nmae} cannot be filled in. These can: {name}" in response.text
    assert "Dear {nmae}</textarea>" in response.text
    assert stored(make) == []


def test_a_second_save_of_an_older_page_overwrites_nothing(approver: Visitor, make: Make) -> None:
    approver.post(OFFICE, TYPED)

    response = approver.post(OFFICE, {**TYPED, "opening": "Mine."})

    assert response.status_code == 409
    assert "Mine." in response.text
    (text,) = stored(make)
    assert text.opening == "We have news for you."

    page = approver.get(OFFICE)
    assert approver.post(OFFICE, {**TYPED, "version": version(page)}).status_code == 303


def test_the_standard_text_returns_and_the_own_one_too(approver: Visitor, make: Make) -> None:
    approver.post(OFFICE, TYPED)

    assert approver.post(f"{OFFICE}/reset").status_code == 303
    page = approver.get(OFFICE)
    assert "We invite you" in page.text
    assert "Your earlier text is kept." in page.text
    assert approver.post(f"{OFFICE}/reset").status_code == 409

    assert approver.post(f"{OFFICE}/restoration").status_code == 303
    assert "We have news for you.</textarea>" in approver.get(OFFICE).text


def test_there_is_nothing_to_reset_where_nothing_was_written(approver: Visitor) -> None:
    assert approver.post(f"{OFFICE}/reset").status_code == 404


@pytest.mark.parametrize("path", ["nothing/en", "invitation/xx", "invitation/en/nothing"])
def test_no_other_texts_are_there(approver: Visitor, path: str) -> None:
    assert approver.get(f"/desk/letter-texts/{path}").status_code == 404


def test_the_frame_shows_the_text_as_it_is_typed(editor: Visitor, make: Make) -> None:
    event = make.event()
    person = make.person("Ada Lund")

    for url, about in ((OFFICE, {"about": str(event.id)}), (of_event(event), {})):
        response = editor.post(f"{url}/preview", {**TYPED, **about, "person": str(person.id)})

        assert "Hello <bdi>Ada Lund</bdi>," in response.text
        assert "We have news for you." in response.text
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert stored(make) == []


def test_the_frame_says_what_is_wrong(editor: Visitor, make: Make) -> None:
    response = editor.post(f"{OFFICE}/preview", TYPED)
    assert response.status_code == 422
    assert "once there is an event" in response.text

    make.event()
    assert "needs a subject" in editor.post(f"{OFFICE}/preview").text
    response = editor.post(f"{OFFICE}/preview", {**TYPED, "opening": "{x}"})
    assert "{x} cannot be filled in" in response.text


def test_a_letter_with_a_release_needs_one(editor: Visitor, make: Make) -> None:
    event = make.event()

    response = editor.get(f"/desk/events/{event.id}/letter-texts/release_came/en/letter")

    assert response.status_code == 422
    assert "once a release about this event is published" in response.text


def test_a_test_goes_to_oneself_and_stores_no_text(editor: Visitor, make: Make) -> None:
    event = make.event(titles=Texts(en="Rivers"))

    response = editor.post(f"{of_event(event)}/test", TYPED)

    assert response.status_code == 200
    assert "We have news for you.</textarea>" in response.text
    (letter,) = letters(make, Delivery.QUEUED)
    assert letter.subject == "[Test] Come to Rivers"
    assert letter.purpose == "test"
    assert stored(make) == []


def test_a_test_of_what_cannot_be_sent_is_refused(editor: Visitor, make: Make) -> None:
    event = make.event()

    response = editor.post(f"{of_event(event)}/test", {**TYPED, "subject": ""})

    assert response.status_code == 422
    assert letters(make, Delivery.QUEUED) == []


def test_a_language_without_an_own_text_is_said_before_sending(
    approver: Visitor, make: Make
) -> None:
    event = make.event()
    approver.post(f"/desk/events/{event.id}/letter-texts/invitation/ru", TYPED)
    said = "your own is written in another language only"

    assert said in approver.get(f"/desk/events/{event.id}/inviting/").text
    assert (
        "The text of your own is not there in each language" in approver.get(of_event(event)).text
    )
    assert said not in approver.get("/desk/outbox/").text

    invite(make.work, event, [make.person("Ada", email="ada@paper.test")])
    page = approver.get("/desk/outbox/").text
    assert "One letter “Invitation” in English has the standard text" in page


def test_the_history_tells_who_wrote_it(approver: Visitor, make: Make) -> None:
    event = make.event()
    approver.post(of_event(event), TYPED)

    assert "Text of a letter written" in approver.get(f"/desk/history/?event={event.id}").text
