"""Files on their way in or out: of one job alone, and not for long."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from planner import jobs
from planner.config import Settings
from planner.files import operations, storage, transfers
from planner.files.models import FileKind, StoredFile
from planner.files.queries import file_called, transfer
from planner.files.transfers import KEPT_FOR
from planner.kernel.errors import TooLarge
from planner.kernel.work import Work
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.factories import Make

SECOND = KEPT_FOR / 86_400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


def kept(work: Work, folder: Path, content: bytes = b"{}") -> StoredFile:
    return transfers.keep(work, transfers.write(folder, content), "event.json", "application/json")


def test_it_is_found_by_its_number_as_long_as_it_is_kept(
    work: Work, folder: Path, make: Make
) -> None:
    file = kept(work, folder)
    found = work.session.scalars

    assert operations.read(folder, file) == b"{}"
    assert found(transfer(work.office_id, file.id, NOW + KEPT_FOR - SECOND)).one() is file
    assert found(transfer(work.office_id, file.id, NOW + KEPT_FOR)).all() == []
    assert found(transfer(make.office().id, file.id, NOW)).all() == []
    assert found(transfer(work.office_id, None, NOW)).all() == []
    assert found(file_called(work.office_id, file.public_id)).all() == []


def test_an_office_keeps_no_more_than_there_is_room_for(
    work: Work, folder: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfers, "MOST_KEPT", 4)
    kept(work, folder)
    kept(replace(work, office_id=make.office().id), folder)
    kept(work, folder)

    with pytest.raises(TooLarge) as refusal:
        kept(work, folder)

    assert refusal.value.field == "file"


def test_it_takes_no_room_from_pictures(
    work: Work, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "MOST_UPLOADED", 3)
    kept(work, folder)

    operations._refuse_beyond_quota(work, 3)


def test_it_is_dropped_at_the_end(work: Work, folder: Path) -> None:
    file = kept(work, folder)
    logo = operations.store(work, folder, FileKind.LOGO, "logo.png", b"png", "image/png")

    paths = transfers.drop(work, file.id)

    assert paths == [file.path]
    assert transfers.drop(work, file.id) == []
    assert transfers.drop(work, logo.id) == []
    storage.remove(folder, paths[0])
    storage.remove(folder, paths[0])
    storage.remove(folder, "../secret_key")
    with pytest.raises(FileNotFoundError):
        storage.get(folder, paths[0])


def test_the_worker_deletes_what_has_expired(work: Work, session: Session, tmp_path: Path) -> None:
    settings = Settings.load(instance=tmp_path, public_url=PUBLIC_URL, secret_key=SECRET)
    old = kept(work, settings.files_folder)
    new = kept(replace(work, now=NOW + SECOND), settings.files_folder)
    logo = operations.store(
        work, settings.files_folder, FileKind.LOGO, "logo.png", b"png", "image/png"
    )
    paths = {one: settings.files_folder / one.path for one in (old, new, logo)}
    session.commit()

    jobs.tidy(session, settings, NOW + KEPT_FOR)

    assert {one: path.exists() for one, path in paths.items()} == {
        old: False,
        new: True,
        logo: True,
    }
