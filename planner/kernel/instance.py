"""The folder that holds everything: there, ours to write in, and nobody else's to read (S135)."""

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
# Shared by everything that works on the instance; a restore has it alone.
IN_USE_LOCK = "instance.lock"
SHORTEST_KEY = 32
OTHERS = stat.S_IRWXG | stat.S_IRWXO
# Files and folders whose content is secret, and what is in the folders.
_SECRET_FILES = ("planner.sqlite3", "planner.sqlite3-wal", "planner.sqlite3-shm", "secret_key")
_SECRET_FOLDERS = ("mail", "files")


class Unusable(Exception):
    """The folder, or a file in it, cannot be used; the sentence says why and what to do."""


def open_folder(folder: Path) -> None:
    """Make the folder where it is missing, and take the rights of others away. Raises `Unusable`."""
    with telling(folder):
        if folder.exists() and not folder.is_dir():
            raise Unusable(
                f"{folder} is a file. The data need a folder: move the file away, or name another "
                "place with --instance or PLANNER_INSTANCE."
            )
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _try_to_write(folder)
    make_private(folder)


def _try_to_write(folder: Path) -> None:
    """Rights alone do not tell: the file system may be read-only or full."""
    probe = folder / f".probe-{os.getpid()}"
    try:
        probe.write_bytes(bytes(4096))
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def make_private(folder: Path) -> None:
    """Rights as the program gives them today, also to what an older version has made.

    What lies in the folders of letters and files is looked at only where the folder itself is
    open to others: then an older version made both.
    """
    private = [folder, *(folder / name for name in _SECRET_FILES)]
    for inner in (folder / name for name in _SECRET_FOLDERS):
        if inner.is_dir() and inner.stat().st_mode & OTHERS:
            private += [*inner.rglob("*"), inner]
    for path in private:
        _take_from_others(path)


def _take_from_others(path: Path) -> None:
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
    """A secret key; `is_new` where this process has just made it and written it into its file."""

    value: str
    is_new: bool


def stored_key(path: Path, *, makes: bool) -> StoredKey:
    """The key in that file. Raises `Unusable`.

    Where there is none, one is made with mode 0600; without `makes`, it is made for this process
    and not kept: there is a database, whose key may be lost, and a person has to see that.
    """
    fresh = new_key()
    with telling(path):
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
    """The whole file or none. Without `replace`, a key that another process has just made stays."""
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
def telling(path: Path) -> Iterator[None]:
    """What the system refuses there, as a sentence. Raises `Unusable`."""
    try:
        yield
    except OSError as error:
        raise Unusable(f"{path} {_why(error)}") from error


def _why(error: OSError) -> str:
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
