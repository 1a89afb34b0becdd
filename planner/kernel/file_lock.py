"""Locks on files (flock), released by the kernel when the process ends."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path


class Held(Exception):
    """Another process has the lock; `holder` is the description it wrote into the file."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@dataclass(frozen=True, slots=True)
class FileLock:
    """An acquired lock. Child programs do not inherit it (O_CLOEXEC)."""

    path: Path
    descriptor: int

    def release(self) -> None:
        os.close(self.descriptor)


def take(path: Path, holder: str) -> FileLock:
    """Take the exclusive lock and write `holder` into the file. Raises `Held` or `OSError`."""
    return _lock(path, holder, fcntl.LOCK_EX)


def share(path: Path, holder: str) -> FileLock:
    """Take a shared lock and write `holder` into the file; `take` fails while there is any.

    Raises `Held` or `OSError`.
    """
    return _lock(path, holder, fcntl.LOCK_SH)


def _lock(path: Path, holder: str, kind: int) -> FileLock:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise Held(path.read_text("utf-8", "replace").strip()) from error
    except OSError:
        os.close(descriptor)
        raise
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"{holder}\n".encode())
    return FileLock(path, descriptor)


def holder_of(path: Path) -> str:
    """The description written by the process that has the lock; "" if none has it."""
    try:
        take(path, "").release()
    except Held as held:
        return held.holder or "another process"
    except OSError:
        return ""
    return ""
