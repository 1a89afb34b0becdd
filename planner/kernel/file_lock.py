"""A lock on a file that ends with the process which holds it, whatever ends that (flock)."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path


class Held(Exception):
    """Another process has the lock; `holder` is what it wrote about itself."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@dataclass(frozen=True, slots=True)
class FileLock:
    """A lock that is held. It is not inherited by programs that this one starts."""

    path: Path
    descriptor: int

    def release(self) -> None:
        os.close(self.descriptor)


def take(path: Path, holder: str) -> FileLock:
    """Take the lock and write into the file who has it. Raises `Held`, or `OSError`."""
    return _lock(path, holder, fcntl.LOCK_EX)


def share(path: Path, holder: str) -> FileLock:
    """Take the lock together with others who share it; `take` waits for none and is refused
    meanwhile. The file names the last of them. Raises `Held`, or `OSError`.
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
    """What the process that has the lock wrote about itself; "" if none has it."""
    try:
        take(path, "").release()
    except Held as held:
        return held.holder or "another process"
    except OSError:
        return ""
    return ""
