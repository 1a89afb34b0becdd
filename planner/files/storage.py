"""Files on the disk, written atomically under random names (S71, R15)."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Container, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from planner.kernel.fsync import fsync

_PATH = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}")
_UNFINISHED = ".new"


def put(folder: Path, content: bytes) -> str:
    """Write `content` and return its path inside `folder`: `ab/` and 32 hex digits.

    Atomic: the path does not exist before the content is on the disk.
    """
    name = secrets.token_hex(16)
    subfolder = folder / name[:2]
    for made in (folder, subfolder):
        made.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = subfolder / f"{name}{_UNFINISHED}"
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(subfolder / name)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    fsync(subfolder)
    fsync(folder)
    return f"{name[:2]}/{name}"


def get(folder: Path, path: str) -> bytes:
    """The content at that path. Raises `FileNotFoundError`, also for an invalid path."""
    if not _PATH.fullmatch(path):
        raise FileNotFoundError(path)
    return (folder / path).read_bytes()


def get_lines(folder: Path, path: str, start: int, most: int) -> tuple[list[bytes], int]:
    """Up to `most` lines from the byte `start` on, and where the next one starts.

    Raises `FileNotFoundError`.
    """
    if not _PATH.fullmatch(path):
        raise FileNotFoundError(path)
    with (folder / path).open("rb") as file:
        file.seek(start)
        lines = list(islice(file, most))
    return lines, start + sum(map(len, lines))


def remove(folder: Path, path: str) -> None:
    """Delete the file at that path. A missing file or an invalid path is ignored."""
    if _PATH.fullmatch(path):
        (folder / path).unlink(missing_ok=True)


def orphans(
    folder: Path, known: Container[str], *, now: datetime, age: timedelta
) -> Iterator[Path]:
    """Files older than `age` whose path is not in `known`, unfinished ones included."""
    for file in sorted(folder.glob("[0-9a-f][0-9a-f]/*")):
        written_at = datetime.fromtimestamp(file.lstat().st_mtime, UTC)
        if file.relative_to(folder).as_posix() not in known and now - written_at > age:
            yield file
