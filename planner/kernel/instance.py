"""The instance folder: created, checked to be writable, readable by its owner only (S135)."""

from __future__ import annotations

import errno
import getpass
import logging
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

log = logging.getLogger(__name__)

PDF_SOCKET = "pdf.socket"
# Held shared by every process that uses the instance, exclusively by a restore.
IN_USE_LOCK = "instance.lock"
SHORTEST_KEY = 32
OTHERS = stat.S_IRWXG | stat.S_IRWXO
_SECRET_FILES = ("planner.sqlite3", "planner.sqlite3-wal", "planner.sqlite3-shm", "secret_key")
_SECRET_FOLDERS = ("mail", "files")


class Unusable(Exception):
    """The folder, or a file in it, cannot be used; the message says why and what to do."""


def open_folder(folder: Path) -> None:
    """Create the folder if it is missing, and make it private. Raises `Unusable`."""
    with raising_unusable(folder):
        if folder.exists() and not folder.is_dir():
            raise Unusable(
                f"{folder} is a file. The data need a folder: move the file away, or name another "
                "place with --instance or PLANNER_INSTANCE."
            )
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _try_to_write(folder)
    make_private(folder)


def _try_to_write(folder: Path) -> None:
    """Permissions do not tell whether the file system is read-only or full."""
    probe = folder / f".probe-{os.getpid()}"
    try:
        probe.write_bytes(bytes(4096))
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def make_private(folder: Path) -> None:
    """Remove the permissions of group and others, which older versions granted.

    The folders of letters and files are only walked if the folder itself has such permissions: then
    an older version created its content as well.
    """
    private = [folder, *(folder / name for name in _SECRET_FILES)]
    for inner in (folder / name for name in _SECRET_FOLDERS):
        if inner.is_dir() and inner.stat().st_mode & OTHERS:
            private += [*inner.rglob("*"), inner]
    for path in private:
        _remove_access_of_others(path)


def _remove_access_of_others(path: Path) -> None:
    try:
        mode = path.lstat().st_mode
        if mode & OTHERS and not stat.S_ISLNK(mode):
            path.chmod(stat.S_IMODE(mode) & ~OTHERS)
    except FileNotFoundError:
        return
    except OSError as error:
        log.warning(
            "%s can be read by others on this machine, and its rights cannot be changed (%s)",
            path,
            error.strerror,
        )


class StoredKey(NamedTuple):
    """A secret key; `is_new` if this process has just created its file."""

    value: str
    is_new: bool


def stored_key(path: Path, *, makes: bool) -> StoredKey:
    """The key in that file. Raises `Unusable`.

    If there is no file, it is created with a new key (mode 0600). Without `makes`, the new key is
    not stored: there is a database whose key seems to be lost, which a person has to notice.
    """
    fresh = new_key()
    with raising_unusable(path):
        if not path.exists():
            if not makes:
                return StoredKey(fresh, is_new=False)
            write_key(path, fresh, replace=False)
        try:
            key = path.read_text("ascii").strip()
        except UnicodeDecodeError:
            key = ""
    if len(key) < SHORTEST_KEY:
        raise Unusable(
            f"{path} does not hold a key. Put the right file in its place; if you have none, move "
            "this one away."
        )
    return StoredKey(key, is_new=key == fresh)


def new_key() -> str:
    return secrets.token_hex(32)


def write_key(path: Path, key: str, *, replace: bool) -> None:
    """Write the file atomically. Without `replace`, a file that exists by now is left as it is."""
    fresh = path.with_name(f".{path.name}-{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{key}\n")
            file.flush()
            os.fsync(descriptor)
        if replace:
            fresh.replace(path)
        else:
            with suppress(FileExistsError):
                os.link(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def raising_unusable(path: Path) -> Iterator[None]:
    """Convert any `OSError` inside the block into `Unusable`."""
    try:
        yield
    except OSError as error:
        raise Unusable(f"{path} {_explanation(error)}") from error


def _explanation(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "cannot be written: the disk is full. Free some space and start again."
    if error.errno == errno.EROFS:
        return (
            "cannot be written: the disk is mounted read-only. Name another place with "
            "--instance or PLANNER_INSTANCE."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            f"cannot be opened by the user “{_user()}”, who runs the program. Give it to that "
            "user (chown), or name another place with --instance or PLANNER_INSTANCE."
        )
    return f"cannot be used: {(error.strerror or type(error).__name__).lower()}."


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
