"""A long list for the guard: an archive with a paper for each part."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from planner.accreditation import guard_paper
from planner.background.models import Job, JobState
from planner.events.models.event import Event
from planner.files import storage
from planner.files.models import StoredFile
from planner.invitations.models import Answer
from planner.jobs.starting import start_guard_list
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.pdf import PdfClient
from tests.factories import Make
from tests.unit.background.started import acting
from tests.unit.jobs.doing import do_all, told


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def event(make: Make, monkeypatch: pytest.MonkeyPatch) -> Event:
    """A part has two guests."""
    monkeypatch.setattr(guard_paper, "MOST_ROWS", 2)
    event = make.event(titles=Texts(en="Rivers"))
    for name in ("Ada", "Boris", "Clara"):
        make.invitation(event, name=name, answer=Answer.ACCEPTED)
    make.invitation(event, name="Dora")
    return event


def test_each_part_is_a_paper(
    mine: Work, event: Event, tmp_path: Path, pdf_client: PdfClient
) -> None:
    job = start_guard_list(mine, event.id, "en", with_silent=True)

    do_all(mine, tmp_path, lambda: pdf_client)

    file = mine.session.scalars(select(StoredFile).where(StoredFile.id == job.file_id)).one()
    archive = ZipFile(BytesIO(storage.get(tmp_path, file.path)))
    assert (file.name, archive.namelist()) == (
        "List for the guard 2012-03-20.zip",
        ["List for the guard 1.pdf", "List for the guard 2.pdf"],
    )
    assert {archive.read(name)[:5] for name in archive.namelist()} == {b"%PDF-"}
    assert told(mine, job) == [("Rivers", "done", "")]


def test_a_list_that_needs_no_parts_is_one_paper(
    mine: Work, event: Event, tmp_path: Path, pdf_client: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard_paper, "MOST_ROWS", 3)
    job = start_guard_list(mine, event.id, "ru", with_silent=False)

    do_all(mine, tmp_path, lambda: pdf_client)

    file = mine.session.scalars(select(StoredFile).where(StoredFile.id == job.file_id)).one()
    assert (file.name, file.media_type) == ("Список для охраны 2012-03-20.pdf", "application/pdf")
    assert storage.get(tmp_path, file.path)[:5] == b"%PDF-"


def test_the_same_is_not_drawn_twice_at_a_time(mine: Work, event: Event) -> None:
    first = start_guard_list(mine, event.id, "en", with_silent=False)

    assert start_guard_list(mine, event.id, "en", with_silent=False) is first
    assert start_guard_list(mine, event.id, "ru", with_silent=False) is not first


def test_an_event_that_is_gone_has_none(mine: Work, event: Event, tmp_path: Path) -> None:
    job = start_guard_list(mine, event.id + 1, "en", with_silent=False)

    do_all(mine, tmp_path)

    job = mine.session.get_one(Job, job.id, populate_existing=True)
    assert (job.state, job.error) == (JobState.FAILED, "The event is not there any more.")
