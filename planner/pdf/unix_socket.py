"""The Unix socket of a PDF server: private to its user, at a path of any length."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The limit is 108 bytes including the final zero on Linux (unix(7)), 104 on other systems.
_LONGEST_PATH = 100
_BACKLOG = 128


def listen(path: Path) -> socket.socket:
    """A listening socket at that path, mode 0600. Raises `OSError`."""
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    umask = os.umask(0o177)
    try:
        with _short(path) as name:
            listener.bind(name)
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    finally:
        os.umask(umask)
    return listener


def connect(path: Path, timeout: float) -> socket.socket:
    """A connection to the server at that path; `timeout` in seconds. Raises `OSError`."""
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(timeout)
        with _short(path) as name:
            connection.connect(name)
    except OSError:
        connection.close()
        raise
    return connection


@contextmanager
def _short(path: Path) -> Iterator[str]:
    """The path, or a short alias of it (through a descriptor of its folder) if it is too long."""
    if len(os.fsencode(path)) <= _LONGEST_PATH:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
