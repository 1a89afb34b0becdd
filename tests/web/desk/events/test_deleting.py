"""A draft is deleted after a page that says what goes, and restored from the deleted ones."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.exchange.deleting import delete_draft
from planner.exchange.models import DeletedEvent
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

LIST = "/desk/events/deleted"


def draft(make: Make) -> Event:
    event = make.event(status=EventStatus.DRAFT, titles=Texts(en="A <b>mistake</b>"))
    make.part(make.item(event), person=make.person())
    make.occasion(event)
    make.work.session.commit()
    return event


def test_a_draft_is_deleted_and_restored(editor: Visitor, session: Session, make: Make) -> None:
    event = draft(make)
    number = event.id
    asked = f"/desk/events/{number}/deletion"

    overview = editor.get(f"/desk/events/{number}/").text
    page = editor.get(asked).text
    deleted = editor.post(asked)

    assert asked in attributes(overview, ".acts a", "href")
    assert texts(page, "main li")[-4:] == [
        "the date, the place and everything else on the overview",
        "1 item of the programme",
        "1 part of a speaker",
        "1 anniversary that it marks",
    ]
    assert (deleted.status_code, deleted.location) == (303, LIST)
    assert editor.get(f"/desk/events/{number}/").status_code == 404
    listed = editor.get(LIST).text
    assert texts(listed, "tbody th") == ["A <b>mistake</b>"]
    restored = editor.post(attributes(listed, "tbody form", "action")[0])
    assert (restored.status_code, restored.location) == (303, f"/desk/events/{number}/")
    page = editor.get(restored.location).text
    assert "with everything that it held" in page
    assert session.scalars(select(DeletedEvent)).all() == []


def test_what_was_left_out_is_said(editor: Visitor, session: Session, make: Make) -> None:
    event = draft(make)
    person = event.programme[0].parts[0].person
    deleted = delete_draft(make.work, event)
    session.delete(person)
    session.commit()

    back = editor.post(f"{LIST}/{deleted.id}/restoration")

    assert "1 entry was left out" in editor.get(back.location).text


def test_an_event_that_others_know_of_has_no_button(
    editor: Visitor, session: Session, make: Make
) -> None:
    event = draft(make)
    make.invitation(event)
    session.commit()
    asked = f"/desk/events/{event.id}/deletion"

    page = editor.get(asked).text
    refused = editor.post(asked)

    assert "Somebody was invited to this event." in page
    assert f"/desk/events/{event.id}/deletion" not in attributes(page, "main form", "action")
    assert refused.status_code == 409
    assert session.scalars(select(Event)).all() == [event]


def test_only_a_draft_leads_to_its_deletion(editor: Visitor, session: Session, make: Make) -> None:
    event = make.event()
    session.commit()

    links = attributes(editor.get(f"/desk/events/{event.id}/").text, ".acts a", "href")

    assert f"/desk/events/{event.id}/deletion" not in links


def test_the_list_of_events_leads_to_the_deleted_drafts(editor: Visitor, viewer: Visitor) -> None:
    assert LIST in attributes(editor.get("/desk/events/").text, "main a", "href")
    assert LIST not in attributes(viewer.get("/desk/events/").text, "main a", "href")
    assert "No draft was deleted" in editor.get(LIST).text


def test_the_list_takes_the_same_statements_however_long_it_is(
    editor: Visitor, session: Session, make: Make, selects: list[str]
) -> None:
    taken = []
    for drafts in (1, 8):
        for number in range(drafts):
            deleted = delete_draft(make.work, draft(make))
            deleted.deleted_at = NOW - timedelta(days=number)
            deleted.deleted_by = make.user()
        session.commit()
        selects.clear()
        editor.get(LIST)
        taken.append(len(selects))

    assert taken[0] == taken[1]
