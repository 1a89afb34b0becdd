"""Logos go with the bodies of an event, and come in only cleaned."""

from __future__ import annotations

import base64
import copy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole
from planner.exchange import pictures as exchanged
from planner.exchange.export import export_event
from planner.exchange.pictures import MOST_LOGOS, LogoStorage
from planner.exchange.reading import BadFile
from planner.files import operations
from planner.files.models import FileKind, StoredFile
from planner.files.operations import read
from planner.history.models import Entry
from planner.kernel.scope import enter
from planner.kernel.work import Work
from planner.organisations.models import Organisation
from planner.pdf import PdfClient
from tests.factories import Make
from tests.hostile import pictures
from tests.unit.exchange.acts import import_event
from tests.unit.exchange.test_round_trip import elsewhere, parse_again, state
from tests.uploads import upload

__all__ = ["elsewhere"]

Document = dict[str, Any]


@pytest.fixture
def logo_storage(pdf_client: PdfClient, tmp_path: Path) -> LogoStorage:
    return LogoStorage(pdf_client, tmp_path / "files")


@pytest.fixture
def event(make: Make, work: Work, logo_storage: LogoStorage) -> Event:
    """With one organiser that has a logo, and one that has none."""
    event = make.event()
    logo = upload(
        work,
        logo_storage.pdf_client,
        logo_storage.folder,
        FileKind.LOGO,
        "Знак.png",
        pictures.plain("PNG"),
    )
    make.body(event, BodyRole.ORGANISER, organisation=make.organisation("Centre", logo=logo))
    make.body(event, BodyRole.ORGANISER, organisation=make.organisation("Bureau"))
    return event


def written(work: Work, event: Event, logo_storage: LogoStorage) -> Document:
    work.session.flush()
    work.session.expire_all()
    return parse_again(export_event(work.session, event, folder=logo_storage.folder))


def with_logo(document: Document, raw: bytes, **said: str) -> Document:
    """The document, the logo of its first body replaced."""
    body = next(body for body in document["organisations"] if "logo" in body)
    body["logo"] = {
        "media_type": "image/png",
        "content": base64.b64encode(raw).decode(),
        **said,
    }
    return document


def logo_of(work: Work, name: str) -> StoredFile | None:
    bodies = work.session.scalars(
        select(Organisation).where(Organisation.office_id == work.office_id)
    )
    return next(body for body in bodies if body.best_label() == name).logo


def faults_of(work: Work, document: Document, logo_storage: LogoStorage | None) -> list[str]:
    before = state(work)

    with pytest.raises(BadFile) as refused:
        import_event(work, document, logo_storage)

    assert state(work) == before
    return [str(fault) for fault in refused.value.faults]


def test_a_logo_stands_with_its_body(work: Work, event: Event, logo_storage: LogoStorage) -> None:
    document = written(work, event, logo_storage)

    logos = [body.get("logo") for body in document["organisations"]]
    kept = logo_of(work, "Centre")
    assert kept is not None
    content = base64.b64encode(read(logo_storage.folder, kept)).decode()
    assert logos == [{"name": "Знак.png", "media_type": "image/png", "content": content}, None]


def test_without_a_folder_there_are_none(work: Work, event: Event) -> None:
    document = export_event(work.session, event)

    assert all("logo" not in body for body in document["organisations"])


def test_one_whose_file_is_gone_is_left_out(
    work: Work, event: Event, logo_storage: LogoStorage
) -> None:
    for file in logo_storage.folder.rglob("*"):
        file.unlink() if file.is_file() else None

    document = written(work, event, logo_storage)

    assert all("logo" not in body for body in document["organisations"])


def test_those_that_do_not_fit_are_left_out(
    work: Work, event: Event, logo_storage: LogoStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanged, "MOST_LOGO_BYTES", 10)

    document = written(work, event, logo_storage)

    assert all("logo" not in body for body in document["organisations"])


def test_another_office_gets_a_logo_of_its_own(
    work: Work, event: Event, logo_storage: LogoStorage, elsewhere: Work
) -> None:
    document = _written_at_home(work, event, logo_storage, elsewhere)

    import_event(elsewhere, document, logo_storage)
    first = logo_of(elsewhere, "Centre")
    before = state(elsewhere)
    import_event(elsewhere, document, logo_storage)

    assert first is not None
    assert (first.name, first.office_id) == ("Знак.png", elsewhere.office_id)
    assert state(elsewhere) == before


def test_a_picture_is_written_anew_on_its_way_in(
    work: Work, event: Event, logo_storage: LogoStorage
) -> None:
    document = with_logo(written(work, event, logo_storage), pictures.annotated_png())

    import_event(work, document, logo_storage)
    after = state(work)
    import_event(work, document, logo_storage)

    kept = logo_of(work, "Centre")
    assert kept is not None
    assert (kept.name, kept.kind) == ("logo.png", FileKind.LOGO)
    assert pictures.MARK not in read(logo_storage.folder, kept)
    assert work.session.scalars(select(Entry.verb).order_by(Entry.id)).all()[-3:] == [
        "file.stored",
        "organisation.logo_changed",
        "event.imported",
    ]
    assert state(work) == after


def test_a_body_keeps_the_logo_that_a_file_leaves_out(
    work: Work, event: Event, logo_storage: LogoStorage
) -> None:
    kept = logo_of(work, "Centre")
    document = written(work, event, logo_storage)
    for body in document["organisations"]:
        body.pop("logo", None)

    import_event(work, document, logo_storage)

    assert logo_of(work, "Centre") is kept is not None


@pytest.mark.parametrize(
    ("raw", "said", "reason"),
    [
        (b"<svg/>", {}, "Choose a JPEG, PNG or WebP picture; other files are not taken."),
        (pictures.plain("JPEG"), {}, "It says image/png and is image/jpeg."),
        (b"", {"content": "no base64!"}, "Its content is no base64."),
        (
            pictures.plain("PNG", size=(9, 9)),
            {"name": "logo.svg"},
            (
                "This file is called .svg and is a PNG picture. "
                "Give it its right name, or save it again, and choose it anew."
            ),
        ),
    ],
)
def test_a_bad_picture_refuses_the_file(
    work: Work,
    event: Event,
    logo_storage: LogoStorage,
    raw: bytes,
    said: dict[str, str],
    reason: str,
) -> None:
    document = with_logo(written(work, event, logo_storage), raw, **said)

    assert faults_of(work, document, logo_storage) == [f"organisations.0.logo: {reason}"]
    assert work.session.scalar(select(func.count()).select_from(StoredFile)) == 1


def test_an_office_that_is_full_is_told_where(
    work: Work, event: Event, logo_storage: LogoStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = with_logo(written(work, event, logo_storage), pictures.plain("PNG", size=(9, 9)))
    monkeypatch.setattr(operations, "MOST_UPLOADED", 1)

    (fault,) = faults_of(work, document, logo_storage)

    assert fault.startswith("organisations.0.logo: The office has used up its 1 GB")


def test_too_many_are_refused_before_any_is_looked_at(
    work: Work, event: Event, logo_storage: LogoStorage
) -> None:
    document = written(work, event, logo_storage)
    pattern = next(body for body in document["organisations"] if "logo" in body)
    for number in range(MOST_LOGOS):
        document["organisations"].append(copy.deepcopy(pattern) | {"uid": f"body-{number}"})

    assert faults_of(work, document, logo_storage) == [
        "organisations: A file brings at most 40 logos."
    ]


def test_where_nothing_cleans_pictures_none_come_in(
    work: Work, event: Event, logo_storage: LogoStorage
) -> None:
    document = written(work, event, logo_storage)

    assert faults_of(work, document, None) == [
        "organisations.0.logo: Logos cannot be imported here."
    ]


def _written_at_home(work: Work, event: Event, logo_storage: LogoStorage, away: Work) -> Document:
    enter(work.session, work.office_id)
    document = written(work, event, logo_storage)
    enter(away.session, away.office_id)
    return document
