"""Event files on the desk: out, in, and what is wrong with a file."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.exchange.sample import SAMPLE
from tests.factories import Make
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

IMPORT = "/desk/events/import"
ONE_ERROR = "This file cannot be imported: 1 error. Nothing was stored."


def upload(content: bytes) -> dict[str, Any]:
    return {"file": (BytesIO(content), "event.json")}


def count(session: Session) -> int | None:
    session.expire_all()
    return session.scalar(select(func.count()).select_from(Event))


def test_a_file_goes_out_and_comes_in_again(editor: Visitor, session: Session) -> None:
    loaded = editor.post("/desk/events/sample")
    number = int(loaded.headers["Location"].split("/")[3])

    out = editor.get(f"/desk/events/{number}/event.json")
    back = editor.post(IMPORT, data=upload(out.data), content_type="multipart/form-data")

    assert loaded.status_code == 303
    assert (out.status_code, out.mimetype) == (200, "application/json")
    assert out.headers["Content-Disposition"] == (f'attachment; filename="event-{number}.json"')
    assert json.loads(out.data)["event"] == json.loads(SAMPLE.read_text("utf-8"))["event"]
    assert (back.status_code, back.headers["Location"]) == (303, loaded.headers["Location"])
    assert count(session) == 1


def test_every_fault_is_listed(editor: Visitor, session: Session) -> None:
    document = json.loads(SAMPLE.read_text("utf-8"))
    document["event"]["starts_on"] = "2012-02-30"
    document["event"]["zone"] = "<b>Mars</b>"

    response = editor.post(
        IMPORT,
        data=upload(json.dumps(document).encode()),
        content_type="multipart/form-data",
    )

    assert response.status_code == 422
    assert texts(response.text, ".errors p, .errors li") == [
        "This file cannot be imported: 2 errors. Nothing was stored.",
        "event.starts_on: There is no such day. Give it as 2012-03-27.",
        "event.zone: “<b>Mars</b>” is not a time zone. Choose one such as Europe/Moscow.",
    ]
    assert count(session) == 0


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file: This is no JSON: look at line 1, column 1."),
        (
            b"\x89PNG",
            "the file: It is not in UTF-8: line 1 holds other bytes. Save it in UTF-8.",
        ),
        (b"[]", "the file: Here stands []. It has to be an object in braces."),
    ],
)
def test_what_is_no_event_file(editor: Visitor, content: bytes, reason: str) -> None:
    response = editor.post(IMPORT, data=upload(content), content_type="multipart/form-data")

    assert response.status_code == 422
    assert texts(response.text, ".errors p, .errors li") == [ONE_ERROR, reason]


def test_no_file_at_all(editor: Visitor) -> None:
    page = editor.get(IMPORT)
    response = editor.post(IMPORT, data={})

    assert page.status_code == 200
    assert response.status_code == 422


def test_an_event_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    assert editor.get("/desk/events/9999/event.json").status_code == 404


def test_the_empty_list_offers_the_sample(editor: Visitor, viewer: Visitor) -> None:
    offered = [
        attributes(one.get("/desk/events/").text, ".empty form", "action")
        for one in (editor, viewer)
    ]
    assert offered == [["/desk/events/sample"], []]
