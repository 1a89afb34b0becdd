"""Bytes on disk: each file written whole or not at all, under a name that says nothing (S71, R15)."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Container, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

_PATH = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}")
_UNFINISHED = ".new"


def put(folder: Path, content: bytes) -> str:
    """Write `content` and return its path inside `folder`: `ab/` and 32 hex digits.

    The name appears only when everything is on the disk: whoever reads a path reads it whole.
    """
    name = secrets.token_hex(16)
    room = folder / name[:2]
    for made in (folder, room):
        made.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = room / f"{name}{_UNFINISHED}"
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(room / name)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    _keep_names(room)
    _keep_names(folder)
    return f"{name[:2]}/{name}"


def get(folder: Path, path: str) -> bytes:
    """What was put there. Raises `FileNotFoundError`, also for what is no such path."""
    if not _PATH.fullmatch(path):
        raise FileNotFoundError(path)
    return (folder / path).read_bytes()


def remove(folder: Path, path: str) -> None:
    """Take away what was put there; what is gone already, or no such path, is left."""
    if _PATH.fullmatch(path):
        (folder / path).unlink(missing_ok=True)


def orphans(
    folder: Path, known: Container[str], *, now: datetime, age: timedelta
) -> Iterator[Path]:
    """Files that no row knows, and unfinished ones, written longer than `age` ago."""
    for file in sorted(folder.glob("[0-9a-f][0-9a-f]/*")):
        written_at = datetime.fromtimestamp(file.lstat().st_mtime, UTC)
        if file.relative_to(folder).as_posix() not in known and now - written_at > age:
            yield file


def _keep_names(folder: Path) -> None:
    """A new name survives a power cut only once its folder is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
