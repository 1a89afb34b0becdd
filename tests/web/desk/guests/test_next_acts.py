"""What the guest list offers next: to note an answer, and to invite the same guests again."""

from __future__ import annotations

from datetime import date

from planner.events.models.kinds import EventStatus
from planner.invitations.models import Answer
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.desk.guests.test_guest_list import list_of, page_of
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor


def test_an_answer_is_noted_from_the_row_of_whoever_gave_none(
    editor: Visitor, viewer: Visitor, make: Make
) -> None:
    event = make.event()
    ada = make.invitation(event, person=make.person("Ada"))
    make.invitation(event, person=make.person("Bob"), answer=Answer.DECLINED)
    link = f"tbody a[href={page_of(ada)}#note]"

    page = editor.get(list_of(event)).text

    assert texts(page, link) == ["Note the answer: Ada"]
    assert "Note the answer: Bob" not in page
    assert texts(editor.get(page_of(ada)).text, "#note") == ["Note an answer"]
    assert texts(viewer.get(list_of(event)).text, link) == []


def test_guests_of_an_event_that_is_over_are_invited_again_from_its_list(
    editor: Visitor, make: Make
) -> None:
    held = make.event(status=EventStatus.HELD, starts_on=date(2011, 4, 1), ends_on=date(2011, 4, 1))
    make.invitation(held, person=make.person("Ada"))
    assert texts(editor.get(list_of(held)).text, "section p") == [
        "No other event is planned. Plan an event"
    ]
    make.event(titles=Texts(en="Past"), starts_on=date(2012, 3, 1), ends_on=date(2012, 3, 1))
    make.event(titles=Texts(en="Only a draft"), status=EventStatus.DRAFT)
    coming = make.event(titles=Texts(en="Harbours"))

    page = editor.get(list_of(held)).text

    assert texts(page, "section li") == ["Harbours 27\xa0March\xa02012"]
    (address,) = attributes(page, "section li a", "href")
    assert address == f"/desk/events/{coming.id}/inviting/?from=guests&guests_of={held.id}"
    assert "Invite" not in texts(page, ".page-head__actions a")
    assert filled(editor.get(address).text)["guests_of"] == str(held.id)
