"""Keeping events as templates, and planning from them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.exchange.models import EventTemplate
from planner.exchange.templates import keep_template
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.desk.undoing import undo
from tests.web.reading import attributes, filled, texts
from tests.web.visitor import Visitor

LIST = "/desk/events/templates"


def kept(make: Make, name: str = "Quarterly") -> EventTemplate:
    event = make.event(titles=Texts(en="Rivers"))
    make.part(make.item(event), person=make.person())
    template = keep_template(make.work, event, name)
    make.work.session.commit()
    return template


def test_an_event_is_kept_and_the_same_name_asks(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    session.commit()
    address = f"/desk/events/{event.id}/template"

    overview = editor.get(f"/desk/events/{event.id}/").text
    first = editor.post(address, {"name": "Quarterly"})
    refused = editor.post(address, {"name": "quarterly"})
    second = editor.post(address, {"name": "quarterly", "replaces": "y"})

    assert address in attributes(overview, ".acts a", "href")
    assert (first.location, second.location) == (LIST, LIST)
    assert refused.status_code == 422
    assert texts(refused.text, ".field--tick label") == ["Replace the template of this name"]
    assert session.scalars(select(EventTemplate.name)).all() == ["quarterly"]


def test_a_new_event_begins_with_a_template(editor: Visitor, make: Make, session: Session) -> None:
    template = kept(make)
    source = session.scalars(select(Event.id)).one()

    page = editor.get("/desk/events/new").text
    chosen = editor.get(f"/desk/events/new?template={template.id}").text
    planned = editor.post("/desk/events/", {**filled(chosen), "titles-en": "Ponds"})

    assert f"/desk/events/new?template={template.id}" in attributes(page, ".counts a", "href")
    assert filled(chosen)["titles-en"] == "Rivers"
    new = session.scalars(select(Event).where(Event.id != source)).one()
    assert planned.location == f"/desk/events/{new.id}/"
    assert (new.titles["en"], len(new.programme[0].parts)) == ("Ponds", 1)


def test_what_the_registers_lack_is_said(editor: Visitor, make: Make, session: Session) -> None:
    template = kept(make)
    event = session.scalars(select(Event)).one()
    person = event.programme[0].parts[0].person
    session.delete(event)
    session.flush()
    session.delete(person)
    session.commit()
    chosen = filled(editor.get(f"/desk/events/new?template={template.id}").text)

    planned = editor.post("/desk/events/", chosen)

    assert "1 entry of the template was left out" in editor.get(planned.location).text


def test_a_refused_form_keeps_its_template(editor: Visitor, make: Make) -> None:
    template = kept(make)
    chosen = filled(editor.get(f"/desk/events/new?template={template.id}").text)

    refused = editor.post("/desk/events/", {**chosen, "titles-en": ""})

    assert refused.status_code == 422
    assert filled(refused.text)["template_id"] == str(template.id)


def test_a_template_is_renamed(editor: Visitor, make: Make, session: Session) -> None:
    template = kept(make)
    kept(make, "Yearly")
    address = f"{LIST}/{template.id}"

    refused = editor.post(address, {"name": "yearly"})
    renamed = editor.post(address, {"name": "Each quarter"})

    assert (refused.status_code, renamed.location) == (422, LIST)
    assert filled(editor.get(address).text)["name"] == "Each quarter"


def test_a_template_is_deleted_with_undo(editor: Visitor, make: Make) -> None:
    template = kept(make)

    deleted = editor.post(f"{LIST}/{template.id}/removal")
    page = editor.get(deleted.location).text
    again = editor.get(f"{LIST}/{template.id}").status_code
    undo(editor, page)

    assert texts(page, ".notice p") == ["The template “Quarterly” is deleted."]
    assert "No template is kept yet." in page
    assert again == 404
    assert texts(editor.get(LIST).text, "tbody th") == ["Quarterly"]


def test_a_template_shows_itself_nowhere_else(
    editor: Visitor, stranger: Visitor, make: Make, session: Session
) -> None:
    template = kept(make, "Hidden name")
    session.delete(session.scalars(select(Event)).one())
    session.commit()

    for address in ("/desk/", "/desk/events/", "/desk/calendar/", "/desk/search?search=rivers"):
        assert "Rivers" not in editor.get(address).text
    assert "Rivers" not in stranger.get("/house/").text
    assert template.name in editor.get(LIST).text


def test_the_list_takes_the_same_statements_however_long_it_is(
    editor: Visitor, make: Make, session: Session, selects: list[str]
) -> None:
    taken = []
    for number in (1, 6):
        for one in range(number):
            template = kept(make, f"{number}-{one}")
            template.kept_by, template.own_kind = make.user(), make.own_kind()
        session.commit()
        selects.clear()
        editor.get(LIST)
        taken.append(len(selects))

    assert taken[0] == taken[1]


def test_a_template_is_changed_in_a_draft(editor: Visitor, make: Make, session: Session) -> None:
    template = kept(make)
    source = session.scalars(select(Event.id)).one()

    opened = editor.post(f"{LIST}/{template.id}/draft")
    draft = session.scalars(select(Event).where(Event.id != source)).one()
    page = editor.get(opened.location).text
    here = f"/desk/events/{draft.id}/"
    subject = f"{here}outline/subject"
    editor.post(subject, {**filled(editor.get(subject).text), "titles-en": "Lakes"})
    editor.get(here)
    replaced = editor.post(f"{LIST}/{template.id}/replacement")

    assert opened.location == here
    assert texts(page, "main .warning button") == [
        "Replace the template “Quarterly”",
        "Leave the template as it was",
    ]
    assert replaced.location == LIST
    assert texts(editor.get(LIST).text, ".notice") == ["The template “Quarterly” is replaced."]
    chosen = editor.get(f"/desk/events/new?template={template.id}").text
    assert filled(chosen)["titles-en"] == "Lakes"
    assert editor.get(opened.location).status_code == 404


def test_a_template_that_was_opened_can_stay_as_it_was(
    editor: Visitor, make: Make, session: Session
) -> None:
    template = kept(make)
    opened = editor.post(f"{LIST}/{template.id}/draft").location

    left = editor.post(f"{LIST}/{template.id}/draft/removal")

    assert left.location == LIST
    assert editor.get(opened).status_code == 404
    assert texts(editor.get(LIST).text, "tbody th") == ["Quarterly"]
    assert editor.post(f"{LIST}/{template.id}/draft/removal").status_code == 404
    assert editor.post(f"{LIST}/{template.id}/replacement").status_code == 404


def test_another_draft_says_nothing_of_templates(editor: Visitor, make: Make) -> None:
    draft = make.event(status="draft")
    kept(make)

    page = editor.get(f"/desk/events/{draft.id}/").text

    assert [line for line in texts(page, "main .warning") if "template" in line] == []
