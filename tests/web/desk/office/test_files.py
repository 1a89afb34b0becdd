"""Stored files over HTTP: shown or saved, never run (S72)."""

from __future__ import annotations

import pytest
from flask import Flask

from planner.config import Settings
from planner.files.models import FileKind, StoredFile
from planner.files.operations import store
from planner.kernel.work import Work
from planner.web.extensions import settings
from tests.factories import Make
from tests.hostile import pictures
from tests.web.reading import texts
from tests.web.visitor import Visitor


@pytest.fixture
def house(app: Flask) -> Settings:
    with app.app_context():
        return settings()


def stored(
    work: Work, house: Settings, name: str, media_type: str, content: bytes = b"%PDF-1.7"
) -> StoredFile:
    return store(work, house.files_folder, FileKind.PHOTO, name, content, media_type)


def test_a_picture_is_shown(viewer: Visitor, work: Work, house: Settings) -> None:
    content = pictures.plain("PNG")
    file = stored(work, house, "логотип.png", "image/png", content)

    response = viewer.get(f"/desk/files/{file.public_id}")

    assert (response.status_code, response.data) == (200, content)
    assert response.content_type == "image/png"
    assert response.headers["Content-Disposition"] == (
        "inline; filename=.png; filename*=UTF-8''%D0%BB%D0%BE%D0%B3%D0%BE%D1%82%D0%B8%D0%BF.png"
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("media_type", "sent_as", "ending"),
    [
        ("application/pdf", "application/pdf", ".pdf"),
        ("text/html", "application/octet-stream", ".bin"),
        ("image/svg+xml", "application/octet-stream", ".bin"),
    ],
)
def test_everything_else_is_only_saved(
    viewer: Visitor, work: Work, house: Settings, media_type: str, sent_as: str, ending: str
) -> None:
    file = stored(work, house, 'a";x=\r\n.html', media_type)

    response = viewer.get(f"/desk/files/{file.public_id}")

    assert response.content_type == sent_as
    disposition = response.headers["Content-Disposition"]
    assert disposition == f'attachment; filename="a\\";x= {ending}"'


def test_a_file_of_another_office_is_none(
    viewer: Visitor, work: Work, house: Settings, make: Make
) -> None:
    file = stored(work, house, "x", "application/pdf")
    file.office_id = make.office().id

    unknown = viewer.get("/desk/files/aaaaaaaaaaaaaaaaaaaa")
    foreign = viewer.get(f"/desk/files/{file.public_id}")

    assert (foreign.status_code, foreign.data) == (404, unknown.data)


def test_a_row_without_its_file_never_shows(viewer: Visitor, work: Work, house: Settings) -> None:
    file = stored(work, house, "x", "application/pdf")
    (house.files_folder / file.path).unlink()

    assert viewer.get(f"/desk/files/{file.public_id}").status_code == 404


def test_too_large_a_form_is_refused_with_a_sentence(editor: Visitor) -> None:
    response = editor.post("/desk/anniversaries/", {"source": "x" * 1_100_000})

    assert response.status_code == 413
    assert texts(response.text, "main p")[:1] == [
        "That is too large. A form takes 1 MB, an upload what is said beside it."
    ]
