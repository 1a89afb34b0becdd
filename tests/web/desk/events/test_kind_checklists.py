from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.task import KindChecklist
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import filled, texts
from tests.web.visitor import Visitor

URL = "/desk/checklists/"


def test_kinds_are_listed_with_what_is_the_offices_own(
    editor: Visitor, make: Make, session: Session
) -> None:
    kind = make.own_kind(names=Texts(en="media walk"))
    session.commit()
    listed = texts(editor.get(URL).text, "tbody tr")

    editor.post(f"{URL}briefing", filled(editor.get(f"{URL}briefing").text))
    after = texts(editor.get(URL).text, "tbody tr")

    assert listed[:2] == [
        "Media walk as of the kind that it is made like",
        "Round table as proposed",
    ]
    assert "Briefing your own" in after
    assert f"{URL}own-{kind.id}" in editor.get(URL).text


def test_a_list_is_changed_and_a_new_event_begins_with_it(
    editor: Visitor, session: Session
) -> None:
    proposed = filled(editor.get(f"{URL}briefing").text)
    emptied = {name: "" for name in proposed if name.startswith("tasks-") and "titles" in name}
    typed = {
        **proposed,
        **emptied,
        "tasks-0-titles-en": "Ring up",
        "tasks-0-days": "2",
    }

    saved = editor.post(f"{URL}briefing", typed)
    editor.post(
        "/desk/events/",
        {
            "kind": "briefing",
            "titles-en": "Rivers",
            "languages": "en",
            "zone": "Europe/Moscow",
            "certainty": "fixed",
        },
    )

    assert saved.location == URL
    event = session.scalars(select(Event)).one()
    assert [(task.titles["en"], task.days) for task in event.tasks] == [("Ring up", 2)]


def test_two_people_change_a_list_at_once(editor: Visitor, session: Session) -> None:
    opened = filled(editor.get(f"{URL}briefing").text)
    editor.post(f"{URL}briefing", opened)

    refused = editor.post(f"{URL}briefing", {**opened, "tasks-0-days": "99"})

    assert refused.status_code == 409
    assert session.scalars(select(KindChecklist.version)).one() == 1


def test_a_row_that_is_wrong_comes_back(editor: Visitor) -> None:
    opened = filled(editor.get(f"{URL}briefing").text)

    refused = editor.post(f"{URL}briefing", {**opened, "tasks-0-days": "many"})

    assert refused.status_code == 422
    assert "Give a whole number." in refused.text


def test_the_proposal_comes_back(editor: Visitor, session: Session) -> None:
    opened = filled(editor.get(f"{URL}briefing").text)
    editor.post(f"{URL}briefing", {**opened, "tasks-0-days": "99"})

    back = editor.post(f"{URL}briefing/proposal")

    assert back.location == f"{URL}briefing"
    assert filled(editor.get(back.location).text) == opened
    assert session.scalars(select(KindChecklist)).all() == []


def test_an_own_kind_has_a_list_of_its_own(editor: Visitor, make: Make, session: Session) -> None:
    kind = make.own_kind()
    session.commit()
    address = f"{URL}own-{kind.id}"

    page = editor.get(address).text
    editor.post(address, filled(page))

    assert "takes that of the kind that it is made like: round table" in page
    assert session.scalars(select(KindChecklist.own_kind_id)).all() == [kind.id]


def test_kinds_of_another_office_and_of_nobody_are_not_found(
    editor: Visitor, make: Make, session: Session
) -> None:
    other = Make(make.work)
    theirs = other.own_kind(office_id=make.office().id)
    session.commit()

    for key in (f"own-{theirs.id}", "own-987654", "own-x", "tea", "own-9999999999"):
        assert editor.get(f"{URL}{key}").status_code == 404
