"""Storing files: first the file, then the row, so that a row always has its file."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.files import storage
from planner.files.models import FileKind, StoredFile
from planner.history.operations import record
from planner.kernel.errors import Invalid, TooLarge
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work
from planner.pdf import PdfClient, Picture

log = logging.getLogger(__name__)

MOST_BYTES = 25 * 1024 * 1024
MOST_UPLOADED = 1024**3
ORPHAN_AFTER = timedelta(hours=24)
_LONGEST_NAME = 120
_EXTENSIONS = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png",),
    "image/webp": (".webp",),
}
_UPLOADED = (
    FileKind.LOGO,
    FileKind.OFFICE_LOGO,
    FileKind.PHOTO,
    FileKind.RELEASE_PICTURE,
    FileKind.IDENTITY_PAPER,
    FileKind.ATTACHMENT,
)
_PDF = "application/pdf"
_PICTURE_ENDINGS = frozenset(ending for endings in _EXTENSIONS.values() for ending in endings)
_NO_DOCUMENT = _(
    "Choose a PDF file or a picture (JPEG, PNG, WebP). Save a text, a table or slides as PDF "
    "and choose that: it looks alike for everybody and carries nothing hidden."
)
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP"}


@dataclass(frozen=True, kw_only=True, slots=True)
class NewFile:
    """A file on the disk without a row yet: `add` creates it, else `remove_orphans` deletes the
    file.

    `name` is for display; `size` in bytes, `width` and `height` of pictures in pixels.
    """

    path: str
    name: str
    media_type: str
    sha256: str
    size: int
    width: int | None = None
    height: int | None = None


def write(
    folder: Path, name: str, content: bytes, media_type: str, size: tuple[int, int] | None = None
) -> NewFile:
    """Write a file with a random path under `folder`, before the transaction that adds its row.

    `content` must be our own or sanitised. Raises `Invalid` at "file" above 25 MB.
    """
    if len(content) > MOST_BYTES:
        raise Invalid("file", _("This file is larger than 25 MB. Choose a smaller one."))
    width, height = size or (None, None)
    return NewFile(
        path=storage.put(folder, content),
        name=file_name(name),
        media_type=media_type,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        width=width,
        height=height,
    )


def add(work: Work, kind: FileKind, new: NewFile) -> StoredFile:
    """Add the row of a file that was written."""
    file = StoredFile(
        office_id=work.office_id,
        public_id=new_public_id(),
        kind=kind,
        created_at=work.now,
        **asdict(new),
    )
    work.session.add(file)
    work.session.flush()
    record(work, "file.stored", file, kind=kind)
    return file


def store(
    work: Work,
    folder: Path,
    kind: FileKind,
    name: str,
    content: bytes,
    media_type: str,
) -> StoredFile:
    """Write a file and add its row."""
    return add(work, kind, write(folder, name, content, media_type))


def write_picture(
    work: Work, pdf_client: PdfClient, folder: Path, upload_name: str, raw: bytes
) -> NewFile:
    """Sanitise an uploaded picture and write it; slow. Raises `Invalid` at "file".

    A file name extension that does not match the content is refused.
    """
    return write_picture_sizes(work, pdf_client, folder, upload_name, raw, ())[0]


def write_picture_sizes(
    work: Work,
    pdf_client: PdfClient,
    folder: Path,
    upload_name: str,
    raw: bytes,
    widths: Sequence[int],
) -> list[NewFile]:
    """As `write_picture`, followed by the picture in each of `widths`, never enlarged."""
    if len(raw) > MOST_BYTES:
        raise TooLarge("file", _("This picture is larger than 25 MB. Choose a smaller one."))
    pictures = pdf_client.clean_in_sizes(raw, widths)
    return [write_cleaned(work, folder, upload_name, picture) for picture in pictures]


def write_cleaned(work: Work, folder: Path, upload_name: str, picture: Picture) -> NewFile:
    """Write a sanitised picture. Raises `Invalid` at "file"."""
    _refuse_beyond_quota(work, len(picture.data))
    _check_extension(upload_name, picture)
    stem = PurePosixPath(file_name(upload_name)).stem
    name = f"{stem}{_EXTENSIONS[picture.media_type][0]}"
    return write(folder, name, picture.data, picture.media_type, (picture.width, picture.height))


def write_document(
    work: Work, pdf_client: PdfClient, folder: Path, upload_name: str, raw: bytes
) -> NewFile:
    """Sanitise an uploaded PDF or picture and write it; slow. Raises `Invalid` at "file".

    Other files are refused: what an office program opens may carry programs and former versions.
    """
    if len(raw) > MOST_BYTES:
        raise TooLarge("file", _("This file is larger than 25 MB. Choose a smaller one."))
    ending = PurePosixPath(file_name(upload_name)).suffix.lower()
    if ending in _PICTURE_ENDINGS:
        return write_picture(work, pdf_client, folder, upload_name, raw)
    if ending != ".pdf":
        raise Invalid("file", _NO_DOCUMENT)
    document = pdf_client.clean_document(raw)
    _refuse_beyond_quota(work, len(document))
    return write(folder, upload_name, document, _PDF)


def add_picture(work: Work, kind: FileKind, new: NewFile) -> StoredFile:
    """Add the row of an uploaded picture. Raises `TooLarge` if the quota is exceeded by now."""
    _refuse_beyond_quota(work, new.size)
    return add(work, kind, new)


def read(folder: Path, file: StoredFile) -> bytes:
    """The content of a stored file. Raises `FileNotFoundError`."""
    return storage.get(folder, file.path)


def remove_orphans(session: Session, folder: Path, *, now: datetime) -> int:
    """Remove files older than a day without a row; how many. For the worker, all offices."""
    known = set(session.scalars(select(StoredFile.path)))
    removed = 0
    for file in storage.orphans(folder, known, now=now, age=ORPHAN_AFTER):
        file.unlink(missing_ok=True)
        removed += 1
    if removed:
        log.info("removed %d files without a row", removed)
    return removed


def file_name(typed: str) -> str:
    """The base name of an uploaded file, as one clean line; never empty."""
    last = clean_line(typed.encode("utf-8", "replace").decode()).replace("\\", "/").split("/")[-1]
    last = last.lstrip(". ")
    stem, ending = PurePosixPath(last).stem, PurePosixPath(last).suffix
    return f"{stem[: _LONGEST_NAME - len(ending)]}{ending}"[:_LONGEST_NAME] or "file"


def _refuse_beyond_quota(work: Work, more: int) -> None:
    """Counts uploads only: publishing a paper must never fail because of uploads."""
    uploaded = select(func.coalesce(func.sum(StoredFile.size), 0)).where(
        StoredFile.office_id == work.office_id,
        StoredFile.kind.in_(_UPLOADED),
    )
    if (work.session.scalar(uploaded) or 0) + more > MOST_UPLOADED:
        raise TooLarge(
            "file",
            _("The office has used up its 1 GB for pictures and attachments. Remove some first."),
        )


def _check_extension(upload_name: str, picture: Picture) -> None:
    ending = PurePosixPath(file_name(upload_name)).suffix.lower()
    if ending and ending not in _EXTENSIONS[picture.came_as]:
        raise Invalid(
            "file",
            _(
                "This file is called %(ending)s and is a %(came_as)s picture. Give it "
                "its right name, or save it again, and choose it anew.",
                ending=ending,
                came_as=_FORMATS[picture.came_as],
            ),
        )
