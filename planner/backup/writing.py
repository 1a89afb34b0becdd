"""Making a copy of an instance while it works (R21): all of it, checked, or none."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.accounts.installation import key_mark
from planner.backup import database_copy
from planner.backup.archive import (
    DATABASE,
    FORMAT,
    MANIFEST,
    CopyRefused,
    Kept,
    Manifest,
    is_kept,
    open_archive,
    write_file,
)
from planner.config import ROOT

_FOLDERS = ("files", "mail")


@dataclass(frozen=True, kw_only=True, slots=True)
class Instance:
    """Where an installation keeps things, and the key that belongs to them."""

    folder: Path
    database: Path
    secret_key: str


def back_up(instance: Instance, target: Path, now: datetime) -> Manifest:
    """Write a copy to the new file `target`, mode 0600; what it holds, after it was checked.

    Until then it has another name, so that no half of a copy is taken for one. Raises
    `CopyRefused`.
    """
    if target.exists():
        raise CopyRefused(f"{target} is there already. Choose another name, or remove it first.")
    if not instance.database.is_file():
        raise CopyRefused("There is no database yet, so there is nothing to copy.")
    scratch: Path | None = None
    try:
        scratch = Path(tempfile.mkdtemp(prefix=".planner-backup-", dir=target.parent))
        manifest = _write(instance, scratch, now)
        _check(scratch, manifest)
        (scratch / "copy.zip").rename(target)
        _keep_name(target.parent)
    except OSError as error:
        raise CopyRefused(
            f"The copy cannot be written to {target.parent}: {error.strerror}. Nothing was left there."
        ) from error
    except sqlite3.Error as error:
        raise CopyRefused(f"The database cannot be copied: {error}. Ask: flask doctor") from error
    finally:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
    return manifest


def write_key(secret_key: str, target: Path) -> None:
    """The secret key into a new file of its own, mode 0600. Raises `CopyRefused`."""
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{secret_key}\n")
            file.flush()
            os.fsync(descriptor)
    except FileExistsError as error:
        raise CopyRefused(f"{target} is there already. Choose another name for the key.") from error
    except OSError as error:
        raise CopyRefused(f"The key cannot be written to {target}: {error.strerror}.") from error


def _write(instance: Instance, scratch: Path, now: datetime) -> Manifest:
    """The database first: whatever it names has been on the disk before it."""
    database = scratch / DATABASE
    database_copy.copy_database(instance.database, database, now)
    database_copy.end_sessions(database)
    faults = database_copy.complaints(database)
    if faults:
        raise CopyRefused(
            f"The database is damaged, so a copy of it would be as well: {faults[0]}. Put back an "
            "earlier copy; keep the files of this one until you are sure."
        )
    descriptor = os.open(scratch / "copy.zip", os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w") as archive:
            kept = {DATABASE: write_file(archive, DATABASE, database, now)}
            for name in _names(instance.folder):
                kept |= _put_in(archive, name, instance.folder / name, now)
            manifest = _manifest(instance, database, kept, now)
            archive.writestr(MANIFEST, manifest.to_json())
        file.flush()
        os.fsync(descriptor)
    return manifest


def _put_in(archive: zipfile.ZipFile, name: str, path: Path, now: datetime) -> dict[str, Kept]:
    """One file; none if it was removed since it was listed."""
    if not path.is_file():
        return {}
    return {name: write_file(archive, name, path, now)}


def _names(folder: Path) -> Iterator[str]:
    for inner in _FOLDERS:
        for path in sorted((folder / inner).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if is_kept(name) and path.is_file() and not path.is_symlink():
                yield name


def _manifest(instance: Instance, database: Path, kept: dict[str, Kept], now: datetime) -> Manifest:
    named = database_copy.stored_files(database)
    return Manifest(
        format=FORMAT,
        application=_version(),
        revision=database_copy.revision(database),
        made_at=now,
        key_fingerprint=database_copy.key_mark(database) or key_mark(instance.secret_key),
        counts=database_copy.counts(database),
        files=kept,
        missing=sorted(
            path
            for path, sha256 in named.items()
            if f"files/{path}" not in kept or kept[f"files/{path}"].sha256 != sha256
        ),
    )


def _check(scratch: Path, manifest: Manifest) -> None:
    """Read everything back from the disk, and the database as a database."""
    database = scratch / "checked.sqlite3"
    with open_archive(scratch / "copy.zip") as archive:
        for name in archive.manifest.files:
            if name != DATABASE:
                archive.check(name)
        archive.unpack(DATABASE, database)
    check_database(database, manifest)


def check_database(database: Path, manifest: Manifest) -> None:
    """Whether an unpacked database is sound and the one of the manifest. Raises `CopyRefused`."""
    faults = database_copy.complaints(database)
    if faults:
        raise CopyRefused(f"The copy is damaged: {faults[0]}. Take another one.")
    found = (database_copy.revision(database), database_copy.counts(database))
    if found != (manifest.revision, manifest.counts):
        raise CopyRefused(
            "The copy is damaged: its database does not hold what the manifest says. "
            "Take another one; nothing was changed."
        )


def _version() -> str:
    described = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(described["project"]["version"])


def _keep_name(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
