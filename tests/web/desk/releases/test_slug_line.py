"""The line at the head of page 2."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.releases.models import Release
from tests.factories import Make
from tests.seed import round_table
from tests.web.reading import filled, texts, wrong
from tests.web.visitor import Visitor


def test_a_release_has_a_number_from_the_beginning(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = round_table(make).event
    where = editor.post(f"/desk/events/{event.id}/releases", {"language": "en"}).location
    release = session.scalars(select(Release)).one()

    long = " ".join(["Word"] * 900)  # the head runs from page 2 on
    editor.post(f"{where}/blocks", {"text": f"{long}.", "version": release.version})
    session.refresh(release)

    first = PdfReader(BytesIO(editor.get(f"{where}/paper.pdf").data)).pages[-1].extract_text()
    saved = editor.post(f"{where}/slug-line", {"slug_line": "", "version": release.version})

    assert "PR 2012/01 – Round table – EN" in first
    assert (saved.status_code, saved.location) == (303, where)
    assert texts(editor.get(where).text, ".notice") == ["The headline runs on from page 2."]
    session.refresh(release)
    assert release.slug_line == ""


def test_a_long_line_is_refused_and_kept(editor: Visitor, make: Make, session: Session) -> None:
    event = round_table(make).event
    where = editor.post(f"/desk/events/{event.id}/releases", {"language": "en"}).location

    line = ("Long " * 17).strip()

    refused = editor.post(f"{where}/slug-line", {"slug_line": line, "version": 1})

    assert refused.status_code == 422
    assert wrong(refused.text) == {"slug_line": "At most 80 characters, please."}
    assert filled(refused.text, {"slug_line"}) == {"slug_line": line}


def test_a_stale_line_shows_both(editor: Visitor, make: Make) -> None:
    event = round_table(make).event
    where = editor.post(f"/desk/events/{event.id}/releases", {"language": "en"}).location
    editor.post(f"{where}/slug-line", {"slug_line": "First 1", "version": 1})

    stale = editor.post(f"{where}/slug-line", {"slug_line": "Second 2", "version": 1})

    assert stale.status_code == 409
    assert texts(stale.text, ".field__stored") == ["Saved meanwhile by somebody else: First 1"]
    assert filled(stale.text, {"slug_line"}) == {"slug_line": "Second 2"}
