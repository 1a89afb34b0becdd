"""Files, papers and links that go along with a free letter: chosen on its page, read by who has the link."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from planner.files.models import StoredFile
from planner.free_letters.attaching import MOST_BYTES
from planner.free_letters.models import FreeLetter, LetterAttachment
from planner.free_letters.operations import draft_free_letter
from planner.kernel.texts import Texts
from planner.outbox.models import TEST, Letter
from tests.factories import Make
from tests.unit.free_letters.drafts import plan
from tests.unit.letter_plans.plans import guests
from tests.unit.pdf.test_document_sanitiser import pdf
from tests.web.reading import wrong
from tests.web.visitor import Visitor

LIST = "/desk/free-letters/"


@pytest.fixture
def letter(make: Make) -> FreeLetter:
    event = make.event()
    make.item(event)
    guests(make.work, make, event, ada=None)
    return draft_free_letter(make.work, event, plan())


def at(letter: FreeLetter, *rest: object) -> str:
    return "/".join([f"{LIST}{letter.id}/attachments", *map(str, rest)])


def chosen(name: str = "Wells.pdf", raw: bytes | None = None) -> tuple[BytesIO, str]:
    return BytesIO(pdf() if raw is None else raw), name


def added(make: Make) -> list[LetterAttachment]:
    make.work.session.expire_all()
    return list(make.work.session.scalars(select(LetterAttachment).order_by(LetterAttachment.id)))


def test_a_file_is_attached_looked_at_and_taken_off(
    editor: Visitor, make: Make, app: Flask, letter: FreeLetter
) -> None:
    page = editor.post(at(letter, ""), {"file": chosen(), "language": "en"}, follow_redirects=True)
    assert "“Wells.pdf” goes along." in page.text
    assert "1 kB, attached; with the letter in English" in page.text
    (one,) = added(make)
    assert one.file is not None
    assert "Wells.pdf" in editor.get(f"{LIST}{letter.id}/letter").text
    stored = Path(app.instance_path) / "files" / one.file.path

    linked = editor.post(at(letter, one.id, "way"), {"way": "link"}, follow_redirects=True)
    assert "“Wells.pdf” goes along as a link." in linked.text
    attached = editor.post(at(letter, one.id, "way"), {"way": "file"}, follow_redirects=True)
    assert "“Wells.pdf” is attached." in attached.text
    gone = editor.post(at(letter, one.id, "removal"), follow_redirects=True)

    assert "“Wells.pdf” does not go along any more." in gone.text
    assert added(make) == []
    assert not stored.exists()


def test_what_is_too_heavy_goes_along_as_a_link(
    editor: Visitor, make: Make, letter: FreeLetter
) -> None:
    editor.post(at(letter, ""), {"file": chosen()})
    file = make.work.session.scalars(select(StoredFile)).one()
    file.size = MOST_BYTES

    page = editor.post(at(letter, ""), {"file": chosen("More.pdf")}, follow_redirects=True)

    assert "“More.pdf” goes along as a link: attached, it would" in page.text
    assert [one.is_link for one in added(make)] == [False, True]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Choose a file, or a paper of the event."),
        ({"file": chosen("a.docx", b"PK")}, "Choose a PDF file or a picture"),
        ({"file": chosen("a.pdf", b"PK")}, "This is not a PDF"),
        ({"file": chosen("a.jpg", b"GIF")}, "Choose a JPEG, PNG or WebP picture"),
        ({"file": chosen(), "paper": "programme:en"}, "Choose a file, or a paper of the event."),
    ],
)
def test_what_cannot_go_along_is_said_at_the_field(
    editor: Visitor, make: Make, letter: FreeLetter, given: dict[str, object], sentence: str
) -> None:
    page = editor.post(at(letter, ""), dict(given))

    assert page.status_code == 422
    assert wrong(page.text)["file"].startswith(sentence)
    assert added(make) == []


def test_papers_of_the_event_are_offered(editor: Visitor, make: Make, letter: FreeLetter) -> None:
    assert letter.event is not None
    study = make.study(titles=Texts(en="Wells of the plain"), url="https://wells.test/")
    make.item(letter.event, study=study)

    printed = editor.post(at(letter, ""), {"paper": "programme:en"}, follow_redirects=True)
    linked = editor.post(at(letter, ""), {"paper": f"study:{study.id}"}, follow_redirects=True)

    assert "goes along." in printed.text
    assert "“Wells of the plain” goes along." in linked.text
    programme, page = added(make)
    assert (programme.paper, programme.is_link, programme.name[-4:]) == ("programme", False, ".pdf")
    assert (page.address, page.is_link) == ("https://wells.test/", True)


def test_who_has_the_link_reads_the_file_and_nobody_else(
    editor: Visitor, stranger: Visitor, make: Make, letter: FreeLetter
) -> None:
    editor.post(at(letter, ""), {"file": chosen(), "is_link": "y"})
    (one,) = added(make)
    assert one.file is not None
    address = make.work.links.document(one.file.public_id)
    path = address.removeprefix(make.work.links.public_url)

    read = stranger.get(path)
    forged = stranger.get(f"{path[:-1]}{'a' if path[-1] != 'a' else 'b'}")
    editor.post(f"{LIST}{letter.id}/removal")
    deleted = stranger.get(path)

    assert (read.status_code, read.content_type) == (200, "application/pdf")
    assert read.headers["Content-Disposition"].startswith("attachment")
    assert (forged.status_code, deleted.status_code) == (404, 404)
    assert "There is no document here." in forged.text


def test_a_file_that_is_lost_is_said(
    editor: Visitor, stranger: Visitor, make: Make, app: Flask, letter: FreeLetter
) -> None:
    editor.post(at(letter, ""), {"file": chosen(), "is_link": "y"})
    (one,) = added(make)
    assert one.file is not None
    (Path(app.instance_path) / "files" / one.file.path).unlink()
    address = make.work.links.document(one.file.public_id)

    assert stranger.get(address.removeprefix(make.work.links.public_url)).status_code == 404


def test_the_letter_in_the_mailbox_tells_and_holds_its_files(
    editor: Visitor, make: Make, app: Flask, letter: FreeLetter
) -> None:
    editor.post(at(letter, ""), {"file": chosen()})
    editor.post(f"{LIST}{letter.id}/test", {"person": ""})
    trial = make.work.session.scalars(select(Letter).where(Letter.purpose == TEST)).one()

    assert "Wells.pdf</bdi> (1" in editor.get(f"/desk/mailbox/{trial.id}").text
    whole = editor.get(f"/desk/mailbox/{trial.id}.eml")
    assert b'filename="Wells.pdf"' in whole.data
    (Path(app.instance_path) / "files" / trial.attachments[0]["path"]).unlink()
    assert editor.get(f"/desk/mailbox/{trial.id}.eml").status_code == 409


def test_a_draft_is_deleted_and_brought_back(
    editor: Visitor, make: Make, letter: FreeLetter
) -> None:
    gone = editor.post(f"{LIST}{letter.id}/removal", follow_redirects=True)
    assert "is deleted." in gone.text
    assert f"{LIST}{letter.id}/restoration" in gone.text
    assert "This draft is deleted." in editor.get(f"{LIST}{letter.id}").text

    back = editor.post(f"{LIST}{letter.id}/restoration", follow_redirects=True)

    assert "is back." in back.text
    assert "This draft is deleted." not in back.text


def test_a_study_under_embargo_is_no_paper(editor: Visitor, make: Make, letter: FreeLetter) -> None:
    assert letter.event is not None
    later = make.work.now + timedelta(days=1)
    study = make.study(titles=Texts(en="Wells"), url="https://wells.test/", embargo_until=later)
    make.item(letter.event, study=study)

    assert "Study: Wells" not in editor.get(f"{LIST}{letter.id}").text
