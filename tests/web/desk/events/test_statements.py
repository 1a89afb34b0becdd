from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Part
from planner.events.models.statement import SpeechForm, Statement
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

TYPED: dict[str, Any] = {
    "form": "direct",
    "terms": "on_the_record",
    "force": "stressed",
    "texts-en": "We <need> each other",
    "texts-ru": "Мы нужны друг другу",
}


def _part(make: Make) -> Part:
    return make.part(make.item(make.event()), person=make.person("Anna Example"))


def _noted(editor: Visitor, make: Make, session: Session) -> str:
    part = _part(make)
    base = f"/desk/events/{part.item.event_id}"
    assert editor.post(f"{base}/parts/{part.id}/statements", TYPED).status_code == 303
    return f"{base}/statements/{session.scalars(select(Statement.id)).one()}"


def test_what_was_said_is_noted_and_shown(editor: Visitor, make: Make, session: Session) -> None:
    part = _part(make)
    base = f"/desk/events/{part.item.event_id}"
    new = editor.get(f"{base}/parts/{part.id}/statements/new").text
    assert texts(new, "h2") == ["What Anna Example said"]

    response = editor.post(f"{base}/parts/{part.id}/statements", TYPED)

    page = editor.get(response.location).text
    assert texts(page, ".said li") == ["direct: We <need> each other on the record to be approved"]
    statement = session.scalars(select(Statement)).one()
    assert (statement.form, statement.texts["ru"]) == (SpeechForm.DIRECT, "Мы нужны друг другу")


def test_a_statement_takes_words(editor: Visitor, make: Make) -> None:
    part = _part(make)
    url = f"/desk/events/{part.item.event_id}/parts/{part.id}/statements"

    response = editor.post(url, {**TYPED, "texts-en": " ", "texts-ru": "", "is_unclear": "y"})

    assert response.status_code == 422
    assert wrong(response.text) == {"texts": "Note what was said in at least one language."}
    assert filled(response.text, {"is_unclear"}) == {"is_unclear": "y"}


def test_an_edit_voids_the_approval(editor: Visitor, make: Make, session: Session) -> None:
    url = _noted(editor, make, session)
    assert editor.post(f"{url}/approval", {"by": "her assistant"}).status_code == 303
    assert session.scalars(select(Statement.approved_by)).one() == "her assistant"
    assert texts(editor.get(url).text, ".state--confirmed")[-1:] == ["approved by her assistant"]

    response = editor.post(url, {**TYPED, "texts-en": "Something else", "version": "2"})

    assert response.status_code == 303
    assert session.scalars(select(Statement.approved_at)).one() is None
    assert texts(editor.get(response.location).text, ".notice") == ["Saved. It is to be approved."]
    assert editor.post(url, {**TYPED, "version": "2"}).status_code == 409
    assert editor.post(url, {**TYPED, "form": "song"}).status_code == 422


def test_an_editor_says_who_approved_and_an_approver_does_it(
    editor: Visitor, approver: Visitor, make: Make, session: Session
) -> None:
    url = _noted(editor, make, session)

    refused = editor.post(f"{url}/approval", {"by": " "})
    assert refused.status_code == 422
    assert wrong(refused.text) == {"by": "Say who approved it."}

    assert approver.post(f"{url}/approval").status_code == 303
    assert session.scalars(select(Statement.approved_by)).one().startswith("User ")


def test_a_statement_is_removed_and_only_then_its_part(
    editor: Visitor, make: Make, session: Session
) -> None:
    url = _noted(editor, make, session)
    part = session.scalars(select(Part)).one()
    removal = f"{url.split('/statements')[0]}/parts/{part.id}/removal"
    assert editor.post(removal).status_code == 409

    assert editor.post(f"{url}/removal").status_code == 303
    assert session.scalars(select(Statement)).all() == []
    assert editor.get(url).status_code == 404
    assert editor.post(removal).status_code == 303


def test_a_viewer_reads(viewer: Visitor, editor: Visitor, make: Make, session: Session) -> None:
    url = _noted(editor, make, session)

    assert attributes(viewer.get(url).text, "main form", "action") == []
    assert viewer.post(url, TYPED).status_code == 403


def test_what_only_some_statements_need_is_folded(
    editor: Visitor, make: Make, session: Session
) -> None:
    part = _part(make)
    quill = make.part(part.item, person=make.person("Tomas Quill"))
    base = f"/desk/events/{part.item.event_id}"
    new = f"{base}/parts/{part.id}/statements/new"
    assert len(attributes(editor.get(new).text, "details.group", "class")) == 4
    assert attributes(editor.get(new).text, "details.group[open]", "class") == []

    call = {
        "form": "call",
        "terms": "on_the_record",
        "force": "called",
        "texts-en": "to leave a strip of grass",
        "addressees-en": "farmers",
        "joint_part_ids": str(quill.id),
    }
    assert editor.post(f"{base}/parts/{part.id}/statements", call).status_code == 303

    statement = session.scalars(select(Statement)).one()
    page = editor.get(f"{base}/statements/{statement.id}").text
    opened = texts(page, "details.group[open] summary")
    assert opened == ["For a call", "Several speakers with one statement"]
    assert filled(page, {"addressees-en"}) == {"addressees-en": "farmers"}
    assert [one.part_id for one in statement.joint_speakers] == [quill.id]


def test_a_clause_in_the_first_person_comes_back_with_what_was_typed(
    editor: Visitor, make: Make
) -> None:
    part = _part(make)
    url = f"/desk/events/{part.item.event_id}/parts/{part.id}/statements"
    typed = {**TYPED, "form": "indirect", "texts-en": "we count", "texts-ru": ""}

    response = editor.post(url, typed)

    assert response.status_code == 422
    assert wrong(response.text) == {"texts": "Write it as a quotation or in the third person."}
    assert filled(response.text, {"texts-en"}) == {"texts-en": "we count"}


def test_a_quotation_is_chosen_to_stand_below_the_headline(
    editor: Visitor, make: Make, session: Session
) -> None:
    part = _part(make)
    base = f"/desk/events/{part.item.event_id}"

    response = editor.post(f"{base}/parts/{part.id}/statements", {**TYPED, "is_subhead": "y"})

    assert response.status_code == 303
    statement = session.scalars(select(Statement)).one()
    page = editor.get(f"{base}/statements/{statement.id}").text
    assert filled(page, {"is_subhead"}) == {"is_subhead": "y"}
