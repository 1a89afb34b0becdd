"""Identity papers on the desk."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from planner.accreditation.models import AttendanceRequest, IdentityPaper
from planner.history.models import Entry
from planner.kernel.work import Work
from tests.factories import Make
from tests.hostile import pictures
from tests.unit.accreditation.asked import asked, open_event
from tests.unit.pdf.test_document_sanitiser import pdf
from tests.web.reading import texts, wrong
from tests.web.visitor import Visitor


@pytest.fixture
def request_made(work: Work, make: Make) -> AttendanceRequest:
    request = asked(work, open_event(make))
    work.session.commit()
    return request


@pytest.fixture
def desk(request_made: AttendanceRequest) -> str:
    return f"/desk/events/{request_made.event_id}/requests/{request_made.id}"


def upload(visitor: Visitor, desk: str, name: str, raw: bytes) -> int:
    given = {"file": (io.BytesIO(raw), name)}
    return visitor.post(f"{desk}/papers/", given, content_type="multipart/form-data").status_code


def papers(work: Work) -> list[IdentityPaper]:
    work.session.expire_all()
    return list(work.session.scalars(select(IdentityPaper)))


def test_a_paper_that_came_by_post_is_kept(editor: Visitor, work: Work, desk: str) -> None:
    assert upload(editor, desk, "card.png", pictures.plain("PNG")) == 303

    (paper,) = papers(work)
    assert (paper.file.name, paper.given_by_id is not None) == ("card.png", True)
    assert "card.png" in texts(editor.get(desk).text, "main li bdi")


def test_each_look_of_who_may_is_noted(approver: Visitor, work: Work, desk: str) -> None:
    upload(approver, desk, "card.pdf", pdf())
    (paper,) = papers(work)

    response = approver.post(f"{desk}/papers/{paper.id}/look")

    assert response.data.startswith(b"%PDF-")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Cache-Control"] == "no-store"
    seen = select(Entry).where(Entry.verb == "identity_paper.seen")
    assert len(work.session.scalars(seen).all()) == 1


def test_who_may_not_approve_sees_no_paper(editor: Visitor, work: Work, desk: str) -> None:
    upload(editor, desk, "card.png", pictures.plain("PNG"))
    (paper,) = papers(work)

    assert editor.post(f"{desk}/papers/{paper.id}/look").status_code == 403
    assert "Only those who approve can look at them." in editor.get(desk).text
    assert editor.get(f"/desk/files/{paper.file.public_id}").status_code == 404


def test_deleting_a_paper_deletes_its_file(
    approver: Visitor, work: Work, desk: str, app: Flask
) -> None:
    upload(approver, desk, "card.png", pictures.plain("PNG"))
    (paper,) = papers(work)
    path = Path(app.instance_path) / "files" / paper.file.path
    assert path.exists()

    approver.post(f"{desk}/papers/{paper.id}/deletion")

    assert papers(work) == []
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("card.txt", b"hello", "Choose a PDF file or a picture (JPEG, PNG, WebP)."),
        ("card.pdf", b"%PDF-broken", "This PDF is damaged."),
    ],
)
def test_what_is_no_scan_is_refused_in_a_sentence(
    editor: Visitor, work: Work, desk: str, name: str, raw: bytes, sentence: str
) -> None:
    given = {"file": (io.BytesIO(raw), name)}

    response = editor.post(f"{desk}/papers/", given, content_type="multipart/form-data")

    assert response.status_code == 422
    assert wrong(response.text)["file"].startswith(sentence)
    assert papers(work) == []


def test_a_file_has_to_be_chosen(editor: Visitor, desk: str) -> None:
    response = editor.post(f"{desk}/papers/", {}, content_type="multipart/form-data")

    assert wrong(response.text) == {"file": "Choose a file first."}
