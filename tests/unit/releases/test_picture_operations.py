"""Pictures of releases: adding, describing, ordering, removing; what is published keeps its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.files.models import FileKind, StoredFile
from planner.files.operations import NewFile, write
from planner.history.models import Entry
from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.ordering import Direction
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.pdf import PdfClient
from planner.releases import picture_operations
from planner.releases.authors import authors
from planner.releases.models import ReleasePicture
from planner.releases.papers.release_text import ReleaseText
from planner.releases.picture_operations import (
    PicturePlan,
    add_release_picture,
    move_picture,
    prepare_picture,
    remove_picture,
    revise_picture,
)
from planner.releases.publication.publishing import fingerprint_of
from planner.releases.queries import pictures_of
from tests.factories import Make
from tests.hostile import pictures
from tests.releases import issued, pictured, written

LOCK = PicturePlan(alt_texts=Texts(en="A lock"), captions=Texts(en="The lock at dawn"))


def _sizes(folder: Path) -> list[NewFile]:
    return [
        write(folder, "lock.jpg", str(width).encode(), "image/jpeg", (width, width))
        for width in (3000, 640, 1280)
    ]


def _order(work: Work, event: Event) -> list[str]:
    work.session.expire_all()
    return [one.alt_texts["en"] for one in work.session.scalars(pictures_of(event))]


def test_a_picture_comes_in_three_widths_and_is_never_enlarged(
    work: Work, pdf_client: PdfClient, tmp_path: Path
) -> None:
    large = pictures.plain("JPEG", size=(2000, 1000))
    small = pictures.plain("WEBP", size=(700, 350))

    of_large = prepare_picture(work, pdf_client, tmp_path, "lock.jpg", large)
    of_small = prepare_picture(work, pdf_client, tmp_path, "lock.webp", small)

    assert [(one.width, one.height) for one in of_large] == [(2000, 1000), (640, 320), (1280, 640)]
    assert [(one.width, one.height) for one in of_small] == [(700, 350), (640, 320), (700, 350)]
    assert {one.media_type for one in (*of_large, *of_small)} == {"image/jpeg"}


def test_pictures_stand_in_the_order_in_which_they_came(
    work: Work, make: Make, tmp_path: Path
) -> None:
    event = make.event()
    first = add_release_picture(work, event, LOCK, _sizes(tmp_path))
    add_release_picture(work, event, PicturePlan(alt_texts=Texts(en="A weir")), _sizes(tmp_path))

    assert [file.width for file in first.files] == [3000, 1280, 640]
    assert first.captions == Texts(en="The lock at dawn")
    assert _order(work, event) == ["A lock", "A weir"]

    move_picture(work, first, Direction.DOWN)

    assert _order(work, event) == ["A weir", "A lock"]
    told = work.session.scalars(select(Entry.verb).where(Entry.verb.like("picture.%")))
    assert list(told) == ["picture.added", "picture.added", "picture.moved"]


def test_a_picture_without_an_alternative_text_is_refused(
    work: Work, make: Make, tmp_path: Path
) -> None:
    event = make.event()

    with pytest.raises(Invalid, match="Say what the picture shows"):
        add_release_picture(work, event, PicturePlan(), _sizes(tmp_path))

    picture = pictured(make, event, tmp_path)
    with pytest.raises(Invalid, match="Say what the picture shows"):
        revise_picture(work, picture, PicturePlan(), None)


def test_an_event_has_a_limited_number(
    work: Work, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_operations, "MOST_PICTURES", 1)
    event = make.event()
    pictured(make, event, tmp_path)

    with pytest.raises(Conflict, match="at most 1 pictures"):
        add_release_picture(work, event, LOCK, _sizes(tmp_path))


def test_words_are_changed_once_and_not_over_those_of_somebody_else(
    work: Work, make: Make, tmp_path: Path
) -> None:
    picture = pictured(make, make.event(), tmp_path)

    revise_picture(work, picture, LOCK, picture.version)

    assert picture.alt_texts == Texts(en="A lock")
    with pytest.raises(Stale):
        revise_picture(work, picture, LOCK, 1)


def test_a_removed_picture_takes_its_files_along_and_closes_the_gap(
    work: Work, make: Make, tmp_path: Path
) -> None:
    event = make.event()
    gone, stays = (pictured(make, event, tmp_path) for _ in range(2))
    written(make, event)

    remove_picture(work, gone)

    assert work.session.scalars(select(ReleasePicture)).all() == [stays]
    assert stays.position == 0
    kept = work.session.scalars(
        select(StoredFile).where(StoredFile.kind == FileKind.RELEASE_PICTURE)
    )
    assert set(kept) == set(stays.files)


def test_files_that_a_release_was_published_with_stay(
    work: Work, office: Office, make: Make, tmp_path: Path
) -> None:
    event = make.event()
    picture = pictured(make, event, tmp_path, credits=Texts(en="Vera Quay"))
    release = issued(make, office, event)
    files = {file.public_id for file in picture.files}

    remove_picture(work, picture)

    assert set(work.session.scalars(select(StoredFile.public_id))) == files
    (shown,) = ReleaseText.from_json(release.issued).pictures
    assert (shown.alt, shown.caption, shown.credit) == ("A lock, view 1", "", "Vera Quay")
    assert {file.public_id for file in shown.files} == files


def test_whoever_changes_a_picture_is_an_author_and_voids_the_clearance(
    work: Work, office: Office, make: Make, tmp_path: Path
) -> None:
    event = make.event()
    picture = pictured(make, event, tmp_path)
    release = written(make, event)
    by_somebody = replace(work, actor_id=make.user().id)
    record(work, "release.drafted", release, event_id=event.id)
    cleared = fingerprint_of(release, office)
    assert authors(work.session, release) == frozenset()

    revise_picture(by_somebody, picture, LOCK, None)
    now = fingerprint_of(release, office)

    assert authors(work.session, release) == {by_somebody.actor_id}
    assert [part for part in now if now[part] != cleared[part]] == ["pictures"]
