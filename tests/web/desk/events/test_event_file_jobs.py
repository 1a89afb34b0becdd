"""Large event files are left to a job, which is followed and then told."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.background.models import Job
from planner.events.models.event import Event
from planner.exchange.reading import MOST_BYTES_AT_ONCE
from planner.exchange.sample import SAMPLE
from planner.files import transfers
from planner.invitations.models import Invitation
from tests.unit.exchange.crowds import crowd
from tests.web.reading import attributes, rows, texts, wrong
from tests.web.visitor import Visitor
from tests.web.working import do_jobs

IMPORT = "/desk/events/import"


def upload(content: bytes) -> dict[str, Any]:
    return {
        "data": {"file": (BytesIO(content), "event.json")},
        "content_type": "multipart/form-data",
    }


def large(**event: Any) -> bytes:
    document = json.loads(SAMPLE.read_text("utf-8"))
    document["event"] |= event
    return json.dumps(document).encode() + b" " * MOST_BYTES_AT_ONCE


def count(session: Session, model: type[Any]) -> int | None:
    session.expire_all()
    return session.scalar(select(func.count()).select_from(model))


def test_a_large_file_is_taken_in_by_a_job(app: Flask, editor: Visitor, session: Session) -> None:
    started = editor.post(IMPORT, **upload(large()))
    where = started.headers["Location"]
    before = count(session, Event)

    do_jobs(app, session)

    event = session.scalars(select(Event)).one()
    page = editor.get(where).text
    assert (started.status_code, before) == (303, 0)
    assert attributes(page, ".facts a", "href")[:1] == [f"/desk/events/{event.id}/"]
    assert texts(editor.get("/desk/events/").text, "div[role=status] p") == [
        (
            "Importing an event file: done. Raising Awareness on Situation with Migrants in St. "
            "Petersburg"
        )
    ]


def test_how_far_a_file_with_guests_is(app: Flask, editor: Visitor, session: Session) -> None:
    started = editor.post(IMPORT, **upload(json.dumps(crowd(150)).encode()))
    where = started.headers["Location"]

    do_jobs(app, session)

    page = editor.get(f"{where}?show=done").text
    assert "151 of 151 entries." in texts(page, "main p")
    assert texts(page, "tbody th")[:2] == [
        "Raising Awareness on Situation with Migrants in St. Petersburg",
        "Guest 0",
    ]
    assert count(session, Invitation) == 150


def test_what_is_wrong_in_it_is_listed(app: Flask, editor: Visitor, session: Session) -> None:
    where = editor.post(IMPORT, **upload(large(zone="<b>Mars</b>"))).headers["Location"]

    do_jobs(app, session)

    page = editor.get(where).text
    assert texts(page, ".errors") == ["This file cannot be imported: 1 error. Nothing was stored."]
    assert rows(page) == [
        ["event.zone", "“<b>Mars</b>” is not a time zone. Choose one such as Europe/Moscow."]
    ]


def test_what_is_no_event_file_is_refused_at_once(editor: Visitor, session: Session) -> None:
    response = editor.post(IMPORT, **upload(b"\x89PNG" * MOST_BYTES_AT_ONCE))

    assert response.status_code == 422
    assert count(session, Job) == 0


def test_an_office_with_too_many_files_on_their_way(
    editor: Visitor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfers, "MOST_KEPT", 1)

    response = editor.post(IMPORT, **upload(large()))

    assert response.status_code == 413
    assert wrong(response.text) == {
        "file": (
            "The office has more than 500 MB of files on their way in and out. They are deleted "
            "within a day: try again tomorrow."
        )
    }
    assert count(session, Job) == 0
