"""What cannot be done yet says why beside its button, before that is pressed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.models.statement import SpeechForm
from planner.events.operations.statements import StatementPlan, note_statement
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


def here(event: Event, rest: str) -> str:
    return f"/desk/events/{event.id}/{rest}"


@pytest.mark.parametrize("address", ["programme/items/{item}", "parts/{part}"])
def test_whoever_was_quoted_stays_in_the_programme(
    editor: Visitor, make: Make, address: str
) -> None:
    item = make.item(event := make.event())
    part = make.part(item, person=make.person())
    plan = StatementPlan(form=SpeechForm.DIRECT, texts=Texts(en="Cold kills."))
    note_statement(make.work, part, plan)
    page_of = here(event, address.format(item=item.id, part=part.id))

    page = editor.get(page_of).text

    assert texts(page, ".button--danger[disabled]") == ["Remove from the programme"]
    assert texts(page, ".why") == ["What was said here is noted. Remove the statements first."]
    assert editor.post(f"{page_of}/removal").status_code == 409


def test_nobody_is_invited_to_a_draft(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)
    make.person(email="ada@paper.example", is_journalist=True)

    page = editor.get(here(event, "inviting/")).text

    assert texts(page, "#why-not") == [
        "Confirm the event, or make it tentative, first. Change the status"
    ]
    assert texts(page, "button[disabled]") == [
        "Keep the letters in the outbox",
        "Send the letters now",
    ]


def test_no_answer_is_noted_to_a_cancelled_event(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CANCELLED, status_reason="Storm")
    guest = make.invitation(event)

    page = editor.get(here(event, f"invitations/{guest.id}")).text

    assert "This event no longer takes answers." in texts(page, ".why")
    assert here(event, f"invitations/{guest.id}/answer") not in attributes(page, "form", "action")


def test_who_has_come_is_not_withdrawn(editor: Visitor, make: Make) -> None:
    event = make.event()
    guest = make.invitation(event, checked_in_at=NOW)

    page = editor.get(here(event, f"invitations/{guest.id}")).text

    assert texts(page, ".button--danger[disabled]") == ["Withdraw the invitation"]
    assert texts(page, ".why") == ["This guest has come. Undo the tick at the door first."]


def test_what_has_not_begun_is_not_held(editor: Visitor, make: Make) -> None:
    early = make.event(status=EventStatus.CONFIRMED)
    day = (NOW - timedelta(days=2)).date()
    over = make.event(status=EventStatus.CONFIRMED, starts_on=day, ends_on=day)

    pages = [editor.get(here(event, "status")).text for event in (early, over)]

    assert [attributes(page, "input[disabled]", "value") for page in pages] == [["held"], []]
    assert texts(pages[0], "#effect-held strong") == [
        "The event has not begun yet. It can be held once it has."
    ]


@pytest.mark.parametrize("tab", ["programme/", "people", "occasions/"])
def test_a_closed_event_says_how_it_is_opened(editor: Visitor, make: Make, tab: str) -> None:
    event = make.event(status=EventStatus.CLOSED)

    page = editor.get(here(event, tab)).text

    assert texts(page, ".why") == [
        "The event is closed. Open it again before you change it. Change the status"
    ]
