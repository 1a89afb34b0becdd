"""Event files in the background: taken in whole or not at all, and deleted at the end."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, select

from planner.background.models import Job, JobState
from planner.events.models.event import Event
from planner.exchange.export import export_event
from planner.exchange.reading import MOST_BYTES_AT_ONCE, takes_long
from planner.exchange.sample import SAMPLE
from planner.files import transfers
from planner.files.models import FileKind, StoredFile
from planner.jobs.starting import start_import
from planner.kernel.database import harden_sqlite
from planner.kernel.work import Work
from planner.models import metadata
from planner.organisations.models import Organisation
from planner.outbox.models import WAITING, Letter
from planner.pdf import PdfClient
from tests.conftest import NOW
from tests.factories import Make
from tests.hostile import pictures
from tests.unit.background.started import acting, fresh
from tests.unit.invitations.post import invite
from tests.unit.jobs.doing import do_all, told


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A file: while pictures are cleaned, a thread of its own renews the claim."""
    engine = create_engine(f"sqlite:///{tmp_path / 'importing.sqlite3'}")
    harden_sqlite(engine)
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SAMPLE.read_text("utf-8"))
    return found


def uploaded(work: Work, folder: Path, document: dict[str, Any]) -> Job:
    return start_import(work, transfers.write(folder, json.dumps(document).encode()))


def kept(work: Work) -> list[FileKind]:
    return list(work.session.scalars(select(StoredFile.kind)))


def test_an_event_is_taken_in_with_its_pictures(
    mine: Work, document: dict[str, Any], folder: Path, pdf_client: PdfClient
) -> None:
    content = base64.b64encode(pictures.plain("PNG")).decode()
    logo = {"name": "sign.png", "media_type": "image/png", "content": content}
    document["organisations"][0]["logo"] = logo
    job = uploaded(mine, folder, document)

    do_all(mine, folder, lambda: pdf_client)

    event = mine.session.scalars(select(Event)).one()
    body = mine.session.scalars(
        select(Organisation).where(Organisation.uid == document["organisations"][0]["uid"])
    ).one()
    assert (fresh(mine.session, job).state, job.event_id) == (JobState.DONE, event.id)
    assert told(mine, job) == [(event.title(), "done", "")]
    assert body.logo is not None
    assert (kept(mine), len(list(folder.glob("*/*")))) == ([FileKind.LOGO], 1)


def test_every_fault_is_listed_and_nothing_is_stored(
    mine: Work, document: dict[str, Any], folder: Path
) -> None:
    document["event"]["starts_on"] = "2012-02-30"
    document["event"]["zone"] = "Mars"
    job = uploaded(mine, folder, document)

    do_all(mine, folder)

    zone = "“Mars” is not a time zone. Choose one such as Europe/Moscow."
    assert (fresh(mine.session, job).state, job.done) == (JobState.FAILED, 0)
    assert job.error == "This file cannot be imported: 2 errors. Nothing was stored."
    assert told(mine, job) == [
        ("event.starts_on", "failed", "There is no such day. Give it as 2012-03-27."),
        ("event.zone", "failed", zone),
    ]
    assert mine.session.scalars(select(Event)).all() == []


def test_the_same_file_twice_is_one_job(mine: Work, document: dict[str, Any], folder: Path) -> None:
    first = uploaded(mine, folder, document)

    assert uploaded(mine, folder, document) is first
    assert kept(mine) == [FileKind.TRANSFER]


@pytest.mark.parametrize("is_expired", [True, False])
def test_a_file_that_is_not_kept_any_more(
    mine: Work, document: dict[str, Any], folder: Path, is_expired: bool
) -> None:
    job = uploaded(mine, folder, document)
    file = mine.session.get_one(StoredFile, job.file_id)
    if is_expired:
        file.expires_at = NOW - timedelta(seconds=1)
    else:
        (folder / file.path).unlink()

    do_all(mine, folder)

    assert (
        fresh(mine.session, job).error
        == "The file was kept for a day and is deleted. Import it anew."
    )


@pytest.mark.parametrize(
    ("content", "is_long"),
    [
        (b'"' + b"a" * 2000 + b'"', True),
        (b"." * (MOST_BYTES_AT_ONCE + 1), True),
        (b"." * MOST_BYTES_AT_ONCE, False),
        (SAMPLE.read_bytes(), False),
    ],
)
def test_what_takes_long_is_not_taken_in_while_a_person_waits(
    content: bytes, is_long: bool
) -> None:
    assert takes_long(content) is is_long


def test_letters_that_wait_follow_a_file_that_was_taken_in(
    mine: Work, make: Make, folder: Path
) -> None:
    event = make.event()
    make.item(event, study=make.study(), minutes=10)
    mine.session.expire(event)
    invite(mine, event, [make.person("Ada")])
    document = export_event(mine.session, event)
    document["studies"][0]["titles"] = {"en": "Lives in motion"}
    uploaded(mine, folder, document)

    do_all(mine, folder)

    found = select(Letter.text).where(Letter.delivery.in_(WAITING))
    assert ["Lives in motion" in text for text in mine.session.scalars(found)] == [True]
