"""Pictures in an office as an upload leaves them."""

from __future__ import annotations

from pathlib import Path

from planner.files.models import FileKind, StoredFile
from planner.files.operations import add_picture, write_picture
from planner.kernel.press import Press
from planner.kernel.work import Work


def upload(
    work: Work, press: Press, folder: Path, kind: FileKind, name: str, raw: bytes
) -> StoredFile:
    return add_picture(work, kind, write_picture(work, press, folder, name, raw))
