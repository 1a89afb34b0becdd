"""Where a press is reached: a Unix socket of its user's, however long the path of its folder is."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# A kernel takes 108 bytes with the last zero (unix(7)); other systems 104.
_LONGEST = 100
_BACKLOG = 128


def listen(path: Path) -> socket.socket:
    """A socket at that path, which only this user may open (0600). Raises `OSError`."""
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    kept = os.umask(0o177)
    try:
        with _short(path) as name:
            listener.bind(name)
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    finally:
        os.umask(kept)
    return listener


def connect(path: Path, seconds: float) -> socket.socket:
    """A line to whoever listens there. Raises `OSError`."""
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(seconds)
        with _short(path) as name:
            line.connect(name)
    except OSError:
        line.close()
        raise
    return line


@contextmanager
def _short(path: Path) -> Iterator[str]:
    """A name of the socket that the kernel takes: by the open folder, where its path is too long."""
    if len(os.fsencode(path)) <= _LONGEST:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
