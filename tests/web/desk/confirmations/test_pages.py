"""Speakers' confirmations: asked on the desk, answered by the link, decided on the desk."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.confirmations.models import PURPOSE, ProposalState, SpeakerConfirmation
from planner.contacts.models import Person
from planner.events.models.event import Event, Part
from planner.events.models.kinds import EventStatus, PartState
from planner.kernel.texts import Texts
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.models import TEST, Delivery, Letter
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


@pytest.fixture
def ada(make: Make) -> Person:
    return make.person("Ada Ferrymann", email="ada@rivers.test", is_journalist=False)


@pytest.fixture
def event(make: Make, ada: Person) -> Event:
    event = make.event()
    functions = Texts(en="Director of the Institute")
    make.part(make.item(event), person=ada, functions=functions, state=PartState.PLANNED)
    return event


def at(event: Event, rest: str = "") -> str:
    return f"/desk/events/{event.id}/confirmations/{rest}"


def asked(editor: Visitor, make: Make, event: Event, ada: Person) -> SpeakerConfirmation:
    assert editor.post(at(event), {"person": str(ada.id)}).status_code == 303
    return row_of(make)


def row_of(make: Make) -> SpeakerConfirmation:
    make.work.session.expire_all()
    return make.work.session.scalars(select(SpeakerConfirmation)).one()


def page_of(make: Make, row: SpeakerConfirmation) -> str:
    links = make.work.links
    return links.speaker(row.public_id).removeprefix(links.public_url)


def answered(stranger: Visitor, address: str, **given: str) -> str:
    seen = attributes(stranger.get(address).text, "input[name=seen]", "value")[0]
    page = stranger.post(f"{address}/answer", {"seen": seen, **given}, follow_redirects=True)
    return page.text


def test_speakers_are_asked_and_the_letter_waits(
    editor: Visitor, make: Make, event: Event, ada: Person
) -> None:
    page = editor.get(at(event)).text
    assert "ada@rivers.test, English" in page
    assert attributes(page, "input[name=person][checked]", "value") == [str(ada.id)]

    asked(editor, make, event, ada)

    assert "waits in the outbox" in editor.get(at(event)).text
    letter = make.work.session.scalars(select(Letter).where(Letter.purpose == PURPOSE)).one()
    assert letter.delivery is Delivery.HELD
    assert "speaker&#39;s confirmation" in editor.get(f"/desk/outbox/?event={event.id}").text
    assert editor.post(at(event), {"person": str(ada.id)}).status_code == 409


def test_the_letter_is_looked_at_and_tried(
    editor: Visitor, make: Make, event: Event, ada: Person
) -> None:
    assert "Ada Ferrymann" in editor.get(at(event, "letter")).text
    assert "/t/…" in editor.get(at(event, f"letter?person={ada.id}")).text

    editor.post(at(event, "test"), {"person": str(ada.id)})

    tests = make.work.session.scalars(select(Letter).where(Letter.purpose == TEST)).all()
    assert ["Please confirm your part" in one.subject for one in tests] == [True]


def test_without_speakers_there_is_nothing_to_look_at(editor: Visitor, make: Make) -> None:
    event = make.event()

    assert "Nobody in the programme can be asked yet." in editor.get(at(event)).text
    assert editor.get(at(event, "letter")).status_code == 409


def test_a_text_of_ones_own_in_another_language_is_said(
    editor: Visitor, make: Make, event: Event
) -> None:
    wording = Wording(subject="Тема", greeting="Здравствуйте!", opening="Подтвердите.")
    set_text(make.work, LetterKind.SPEAKER_CONFIRMATION, "ru", wording, None)

    assert "In English the letter has the standard text" in editor.get(at(event)).text


def test_a_speaker_confirms_by_the_link(
    editor: Visitor, stranger: Visitor, make: Make, event: Event, ada: Person
) -> None:
    address = page_of(make, asked(editor, make, event, ada))
    page = stranger.get(f"{address}?answer=yes").text
    assert "Director of the Institute" in page
    assert attributes(page, "input[name=answer][checked]", "value") == ["yes"]

    assert "You have confirmed. Thank you." in answered(stranger, address, answer="yes")

    assert make.work.session.scalars(select(Part)).one().state is PartState.CONFIRMED
    assert ">yes</span>" in editor.get(at(event)).text


def test_a_correction_is_decided_on_the_desk(
    editor: Visitor, stranger: Visitor, make: Make, event: Event, ada: Person
) -> None:
    address = page_of(make, asked(editor, make, event, ada))
    given = {"answer": "corrected", "name": "Ada Ferrymann", "function": "President"}
    assert "with another name or function" in answered(stranger, address, **given)
    page = editor.get(at(event)).text
    assert "Function: <strong><bdi>President</bdi></strong>" in page
    row = row_of(make)

    taken = editor.post(at(event, f"{row.id}/proposal"), {"way": "take"}, follow_redirects=True)
    again = editor.post(at(event, f"{row.id}/proposal"), {"way": "leave"})

    assert "Taken over" in taken.text
    assert again.status_code == 409
    assert make.work.session.scalars(select(Part)).one().functions == Texts(en="President")
    assert "What they answered has changed since." in editor.get(at(event)).text


def test_who_cannot_be_asked_is_one_step_away_from_an_address(
    editor: Visitor, make: Make, event: Event
) -> None:
    ben = make.person("Ben Gruber", email="")
    make.part(make.item(event), person=ben, state=PartState.PLANNED)

    page = editor.get(at(event)).text

    assert texts(page, ".names li") == ["Ben Gruber has no e-mail address"]
    assert attributes(page, ".names a", "href") == [f"/desk/people/{ben.id}"]


def test_a_proposal_is_left(
    editor: Visitor, stranger: Visitor, make: Make, event: Event, ada: Person
) -> None:
    address = page_of(make, asked(editor, make, event, ada))
    answered(stranger, address, answer="corrected", function="President")
    row = row_of(make)

    page = editor.post(at(event, f"{row.id}/proposal"), {"way": "leave"}, follow_redirects=True)

    assert "The programme names them as before." in page.text
    assert row_of(make).proposal is ProposalState.DISMISSED


@pytest.mark.parametrize("way", ["take", "leave"])
def test_a_decision_is_taken_back(
    editor: Visitor, stranger: Visitor, make: Make, event: Event, ada: Person, way: str
) -> None:
    address = page_of(make, asked(editor, make, event, ada))
    answered(stranger, address, answer="corrected", function="President")
    decision = at(event, f"{row_of(make).id}/proposal")
    decided = editor.post(decision, {"way": way}, follow_redirects=True)
    (undo,) = attributes(decided.text, ".notice form", "action")

    page = editor.post(undo, {}, follow_redirects=True)
    again = editor.post(undo, {})

    assert "The decision is taken back: the proposal waits again." in page.text
    assert "Print it so" in page.text
    assert (row_of(make).proposal, again.status_code) == (ProposalState.OPEN, 409)
    part = make.work.session.scalars(select(Part)).one()
    assert part.functions == Texts(en="Director of the Institute")


def test_what_is_wrong_is_said_and_nothing_is_lost(
    editor: Visitor, stranger: Visitor, make: Make, event: Event, ada: Person
) -> None:
    address = page_of(make, asked(editor, make, event, ada))

    nothing = answered(stranger, address, message="By train.")
    same = answered(stranger, address, answer="corrected", function="Director of the Institute")
    long = answered(stranger, address, answer="yes", message="x" * 501)
    stale = stranger.post(f"{address}/answer", {"seen": "other", "answer": "yes"})

    assert "Choose one of the answers." in nothing
    assert "By train." in nothing
    assert "Write your name or your function as it should be printed." in same
    assert "<h3>" in long
    assert stale.status_code == 409
    assert "The programme has changed meanwhile." in stale.text


def test_who_answers_too_often_waits(
    editor: Visitor, stranger: Visitor, make: Make, event: Event, ada: Person
) -> None:
    address = page_of(make, asked(editor, make, event, ada))
    for _time in range(10):
        answered(stranger, address, answer="yes")
    seen = attributes(stranger.get(address).text, "input[name=seen]", "value")[0]

    page = stranger.post(f"{address}/answer", {"seen": seen, "answer": "no"})

    assert page.status_code == 429


def test_a_page_without_a_part_says_so(
    editor: Visitor, stranger: Visitor, make: Make, event: Event, ada: Person
) -> None:
    address = page_of(make, asked(editor, make, event, ada))
    event.status = EventStatus.CANCELLED
    assert "The event is cancelled." in stranger.get(address).text
    event.status = EventStatus.CLOSED
    assert "The event is over." in stranger.get(address).text
    event.status = EventStatus.CONFIRMED
    make.work.session.delete(make.work.session.scalars(select(Part)).one())

    page = stranger.get(address)

    assert (page.status_code, "Nothing is left to confirm here." in page.text) == (200, True)


@pytest.mark.parametrize(
    ("answer", "shown_back"),
    [
        ("yes", ["Yes, I confirm", "By train."]),
        ("corrected", ["Yes, with another name or function", "Dr Ada", "Head", "By train."]),
        ("", ["By train."]),
    ],
)
def test_what_a_speaker_typed_is_shown_back_once_the_event_is_off(
    editor: Visitor,
    stranger: Visitor,
    make: Make,
    event: Event,
    ada: Person,
    answer: str,
    shown_back: list[str],
) -> None:
    address = page_of(make, asked(editor, make, event, ada))
    event.status = EventStatus.CANCELLED
    make.work.session.commit()
    typed = {"name": "Dr Ada", "function": "Head", "message": "By train.", "answer": answer}

    response = stranger.post(f"{address}/answer", typed)

    assert response.status_code in (409, 422)
    assert texts(response.text, ".typed dd") == shown_back
    assert len(texts(response.text, ".guest__closed")) == 1


def test_a_forged_link_leads_nowhere(
    editor: Visitor, stranger: Visitor, make: Make, event: Event, ada: Person
) -> None:
    address = page_of(make, asked(editor, make, event, ada))

    forged = stranger.get(f"{address[:-1]}{'b' if address[-1] == 'a' else 'a'}")

    assert forged.status_code == 404
    assert "No part in an event is to be confirmed here." in forged.text


def test_the_tab_of_speakers_leads_there(editor: Visitor, event: Event) -> None:
    assert f'href="{at(event)}"' in editor.get(f"/desk/events/{event.id}/people").text
