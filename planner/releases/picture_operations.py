"""Operations on the pictures of an event's releases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from planner.events.models.event import Event
from planner.files.models import FileKind
from planner.files.operations import NewFile, add_picture, write_picture_sizes
from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import Direction, move_one, number
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.pdf import PdfClient
from planner.releases.models import Release, ReleasePicture
from planner.releases.queries import pictures_of

MOST_PICTURES = 20
# In pixels: for telephones and for screens. The cleaned picture itself is for print.
NARROW, WIDE = 640, 1280


@dataclass(frozen=True, kw_only=True, slots=True)
class PicturePlan:
    """The words of a picture as entered."""

    alt_texts: Texts = Texts()
    captions: Texts = Texts()
    credits: Texts = Texts()


def prepare_picture(
    work: Work, pdf_client: PdfClient, folder: Path, upload_name: str, raw: bytes
) -> list[NewFile]:
    """Clean an uploaded picture and write its sizes; slow. Raises `Invalid` at "file"."""
    return write_picture_sizes(work, pdf_client, folder, upload_name, raw, (NARROW, WIDE))


def add_release_picture(
    work: Work, event: Event, plan: PicturePlan, sizes: Sequence[NewFile]
) -> ReleasePicture:
    """Append a picture. `sizes` are those of `prepare_picture`."""
    pictures = work.session.scalars(pictures_of(event)).all()
    if len(pictures) >= MOST_PICTURES:
        raise Conflict(
            _("An event has at most %(most)s pictures. Remove one first.", most=MOST_PICTURES)
        )
    _must_be_described(plan)
    full, narrow, wide = (add_picture(work, FileKind.RELEASE_PICTURE, size) for size in sizes)
    picture = ReleasePicture(
        office_id=work.office_id,
        event_id=event.id,
        position=len(pictures),
        full=full,
        narrow=narrow,
        wide=wide,
    )
    _write(picture, plan)
    work.session.add(picture)
    work.session.flush()
    record(work, "picture.added", picture, event_id=event.id)
    return picture


def revise_picture(
    work: Work, picture: ReleasePicture, plan: PicturePlan, opened_version: int | None
) -> None:
    """Change the words of a picture. Published releases keep what they were published with."""
    _must_be_described(plan)
    picture.revise(opened_version)
    _write(picture, plan)
    work.session.flush()
    record(work, "picture.revised", picture, event_id=picture.event_id)


def move_picture(work: Work, picture: ReleasePicture, direction: Direction) -> bool:
    """Move a picture by one place, and whether it was not at the end; the first is the lead picture."""
    pictures = work.session.scalars(pictures_of(picture.event)).all()
    is_moved = move_one(pictures, picture, direction)
    work.session.flush()
    record(work, "picture.moved", picture, event_id=picture.event_id)
    return is_moved


def remove_picture(work: Work, picture: ReleasePicture) -> None:
    """Remove a picture. Its files stay while a release of the event was published with it."""
    event = picture.event
    record(work, "picture.removed", picture, event_id=event.id)
    files = picture.files
    work.session.delete(picture)
    work.session.flush()
    number(work.session.scalars(pictures_of(event)).all())
    if not _is_published(work, event, files[0].public_id):
        for file in files:
            work.session.delete(file)
    work.session.flush()


def _is_published(work: Work, event: Event, public_id: str) -> bool:
    issued = select(Release.issued).where(
        Release.office_id == work.office_id, Release.event_id == event.id
    )
    return any(
        shown["full"]["public_id"] == public_id
        for text in work.session.scalars(issued)
        for shown in text.get("pictures", ())
    )


def _must_be_described(plan: PicturePlan) -> None:
    """Raises `Invalid` for a picture without an alternative text in any language."""
    if not plan.alt_texts:
        raise Invalid("alt_texts", _("Say what the picture shows, for those who cannot see it."))


def _write(picture: ReleasePicture, plan: PicturePlan) -> None:
    picture.alt_texts = plan.alt_texts
    picture.captions = plan.captions
    picture.credits = plan.credits
