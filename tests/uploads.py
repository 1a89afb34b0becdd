"""Pictures in an office as an upload leaves them."""

from __future__ import annotations

from pathlib import Path

from planner.files.models import FileKind, StoredFile
from planner.files.operations import add_picture, write_picture
from planner.kernel.work import Work
from planner.pdf import PdfClient


def upload(
    work: Work, pdf_client: PdfClient, folder: Path, kind: FileKind, name: str, raw: bytes
) -> StoredFile:
    return add_picture(work, kind, write_picture(work, pdf_client, folder, name, raw))
