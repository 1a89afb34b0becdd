"""Files are written whole, under names that say nothing, and read back as they were."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.files import operations, storage
from planner.files.models import FileKind, StoredFile
from planner.files.operations import (
    MOST_BYTES,
    ORPHAN_AFTER,
    add_picture,
    file_name,
    read,
    remove_orphans,
    store,
    write_document,
    write_picture,
)
from planner.files.queries import file_called
from planner.history.models import Entry
from planner.kernel.errors import Invalid, TooLarge
from planner.kernel.work import Work
from planner.pdf import PdfClient
from tests.factories import Make
from tests.hostile import pictures
from tests.uploads import upload

NAMES = {
    "photo.jpg": "photo.jpg",
    "../../etc/passwd": "passwd",
    "C:\\Users\\me\\logo.png": "logo.png",
    ".htaccess": "htaccess",
    "..": "file",
    "": "file",
    "\u202egpj.exe": "gpj.exe",
    "a\r\nSet-Cookie: x": "a Set-Cookie: x",
    "bad\ud800name.png": "bad?name.png",
    "логотип مركز.png": "логотип مركز.png",
    "x" * 300 + ".png": "x" * 116 + ".png",
}


def on_disk(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_bytes_are_kept_under_a_random_name(work: Work, tmp_path: Path) -> None:
    folder = tmp_path / "files"

    file = store(work, folder, FileKind.PAPER, "Release.pdf", b"%PDF-", "application/pdf")

    assert re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]{32}", file.path)
    assert (file.name, file.size, file.media_type) == ("Release.pdf", 5, "application/pdf")
    assert (file.width, file.height, file.office_id) == (None, None, work.office_id)
    assert file.sha256 == hashlib.sha256(b"%PDF-").hexdigest()
    assert read(folder, file) == b"%PDF-"
    assert on_disk(folder) == [folder / file.path]
    assert stat.S_IMODE((folder / file.path).stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / file.path).parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert work.session.scalars(select(Entry.verb)).all() == ["file.stored"]


@pytest.mark.parametrize("typed", sorted(NAMES))
def test_a_name_is_only_text(typed: str) -> None:
    assert file_name(typed) == NAMES[typed]


def test_too_large_a_file_is_refused(work: Work, pdf_client: PdfClient, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="25 MB"):
        store(work, tmp_path, FileKind.PAPER, "x", bytes(MOST_BYTES + 1), "application/pdf")
    with pytest.raises(Invalid, match="25 MB"):
        upload(work, pdf_client, tmp_path, FileKind.LOGO, "x.png", bytes(MOST_BYTES + 1))
    with pytest.raises(Invalid, match="25 MB"):
        write_document(work, pdf_client, tmp_path, "x.pdf", bytes(MOST_BYTES + 1))

    assert on_disk(tmp_path) == []


def test_an_office_has_a_quota_for_uploads_and_none_for_papers(
    work: Work, pdf_client: PdfClient, tmp_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = pictures.plain("PNG")
    first = upload(work, pdf_client, tmp_path, FileKind.LOGO, "a.png", picture)
    monkeypatch.setattr(operations, "MOST_UPLOADED", first.size * 2 - 1)
    elsewhere = replace(work, office_id=make.office().id)

    with pytest.raises(TooLarge, match="has used up its 1 GB"):
        upload(work, pdf_client, tmp_path, FileKind.LOGO, "b.png", picture)

    assert len(on_disk(tmp_path)) == 1
    assert store(work, tmp_path, FileKind.PAPER, "x", b"%PDF-1.7" * 99, "application/pdf").size
    assert upload(elsewhere, pdf_client, tmp_path, FileKind.LOGO, "b.png", picture).size


def test_a_picture_that_found_room_is_refused_where_others_took_it_meanwhile(
    work: Work, pdf_client: PdfClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = write_picture(work, pdf_client, tmp_path, "b.png", pictures.plain("PNG"))
    monkeypatch.setattr(operations, "MOST_UPLOADED", new.size * 2 - 1)
    add_picture(work, FileKind.LOGO, new)

    with pytest.raises(TooLarge, match="has used up its 1 GB"):
        add_picture(work, FileKind.LOGO, new)


def test_a_picture_is_kept_as_the_press_wrote_it(
    work: Work, pdf_client: PdfClient, tmp_path: Path
) -> None:
    file = upload(
        work, pdf_client, tmp_path, FileKind.PHOTO, "Фото.JPEG", pictures.told_everything()
    )

    assert (file.name, file.media_type) == ("Фото.jpg", "image/jpeg")
    assert (file.width, file.height) == (40, 60)
    assert pictures.MARK not in read(tmp_path, file)


@pytest.mark.parametrize("name", ["logo.jpg", "logo.svg", "logo.php", "logo.png.exe"])
def test_a_name_that_claims_another_format_is_refused(
    work: Work, pdf_client: PdfClient, tmp_path: Path, name: str
) -> None:
    with pytest.raises(Invalid, match="PNG picture") as refusal:
        upload(work, pdf_client, tmp_path, FileKind.LOGO, name, pictures.plain("PNG"))

    assert refusal.value.field == "file"
    assert on_disk(tmp_path) == []


@pytest.mark.parametrize("kind", sorted(pictures.NOT_TAKEN))
def test_what_is_no_picture_leaves_nothing_on_disk(
    work: Work, pdf_client: PdfClient, tmp_path: Path, kind: str
) -> None:
    with pytest.raises(Invalid):
        upload(work, pdf_client, tmp_path, FileKind.LOGO, "logo.png", pictures.NOT_TAKEN[kind])

    assert on_disk(tmp_path) == []


def test_a_webp_becomes_what_mail_programs_show(
    work: Work, pdf_client: PdfClient, tmp_path: Path
) -> None:
    raw = pictures.plain("WEBP")

    file = upload(work, pdf_client, tmp_path, FileKind.LOGO, "logo.webp", raw)

    assert (file.name, file.media_type) == ("logo.jpg", "image/jpeg")


@pytest.mark.parametrize("path", ["../secret_key", "/etc/passwd", "ab/../../x", "ab/xyz", ""])
def test_only_our_own_paths_are_read(work: Work, tmp_path: Path, path: str) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path, StoredFile(path=path))


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        storage.put(tmp_path, b"x")

    assert on_disk(tmp_path) == []


def test_files_that_no_row_knows_are_removed(work: Work, tmp_path: Path) -> None:
    kept = store(work, tmp_path, FileKind.PAPER, "kept", b"1", "application/pdf")
    storage.put(tmp_path, b"2")
    (tmp_path / kept.path).with_suffix(".new").write_bytes(b"3")
    for file in on_disk(tmp_path):
        os.utime(file, (work.now.timestamp(), work.now.timestamp()))

    later = work.now + ORPHAN_AFTER

    assert remove_orphans(work.session, tmp_path, now=later) == 0
    assert remove_orphans(work.session, tmp_path, now=later + timedelta(minutes=1)) == 2
    assert on_disk(tmp_path) == [tmp_path / kept.path]


def test_a_file_is_found_in_its_own_office_only(work: Work, make: Make, tmp_path: Path) -> None:
    file = store(work, tmp_path, FileKind.PAPER, "x", b"1", "application/pdf")
    other = make.office()

    assert work.session.scalar(file_called(work.office_id, file.public_id)) is file
    assert work.session.scalar(file_called(other.id, file.public_id)) is None
