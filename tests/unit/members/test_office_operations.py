"""The logo of an office's newsroom."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from planner.accounts.models import Office
from planner.files.models import FileKind, StoredFile
from planner.files.operations import store, write
from planner.files.queries import office_logo
from planner.history.models import Entry
from planner.kernel.work import Work
from planner.members.office_operations import set_office_logo


def test_a_new_logo_takes_the_place_of_the_old_and_leaves_other_pictures(
    work: Work, office: Office, tmp_path: Path
) -> None:
    other = store(work, tmp_path, FileKind.LOGO, "other.png", b"other", "image/png")

    for content in (b"first", b"second"):
        logo = set_office_logo(
            work, office, write(tmp_path, "logo.png", content, "image/png", (2, 1))
        )
    kept = work.session.scalars(office_logo(work.office_id)).all()

    assert kept == [logo]
    assert logo is not None
    assert (logo.size, logo.width, logo.height) == (6, 2, 1)

    assert set_office_logo(work, office, None) is None
    assert work.session.scalars(select(StoredFile)).all() == [other]
    assert [verb for verb in work.session.scalars(select(Entry.verb)) if verb != "file.stored"] == [
        "office.logo_changed"
    ] * 3
