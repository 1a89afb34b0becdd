"""Backing up an instance while it is in use (R21). Verified before it gets its final name."""

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
    ArchivedFile,
    CopyRefused,
    Manifest,
    belongs_in_backup,
    open_archive,
    write_file,
)
from planner.config import ROOT
from planner.kernel.fsync import fsync

FOLDERS = ("files", "mail")


@dataclass(frozen=True, kw_only=True, slots=True)
class Instance:
    """The paths of an installation, and its secret key."""

    folder: Path
    database: Path
    secret_key: str


def back_up(instance: Instance, target: Path, now: datetime) -> Manifest:
    """Write a verified backup to the new file `target`, mode 0600. Raises `CopyRefused`.

    It has a temporary name until it is complete and verified.
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
        fsync(target.parent)
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
    """Write the secret key to a new file, mode 0600. Raises `CopyRefused`."""
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
    """Copies the database first, because files are stored before the rows that refer to them."""
    database = scratch / DATABASE
    database_copy.copy_database(instance.database, database, now)
    database_copy.end_sessions(database)
    faults = database_copy.integrity_errors(database)
    if faults:
        raise CopyRefused(
            f"The database is damaged, so a copy of it would be as well: {faults[0]}. Put back an "
            "earlier copy; keep the files of this one until you are sure."
        )
    descriptor = os.open(scratch / "copy.zip", os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w") as archive:
            files = {DATABASE: write_file(archive, DATABASE, database, now)}
            for name in _files_to_back_up(instance.folder):
                files |= _add_file(archive, name, instance.folder / name, now)
            manifest = _manifest(instance, database, files, now)
            archive.writestr(MANIFEST, manifest.to_json())
        file.flush()
        os.fsync(descriptor)
    return manifest


def _add_file(
    archive: zipfile.ZipFile, name: str, path: Path, now: datetime
) -> dict[str, ArchivedFile]:
    """Add one file, unless it has been removed since it was listed."""
    if not path.is_file():
        return {}
    return {name: write_file(archive, name, path, now)}


def _files_to_back_up(folder: Path) -> Iterator[str]:
    for inner in FOLDERS:
        for path in sorted((folder / inner).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if belongs_in_backup(name) and path.is_file() and not path.is_symlink():
                yield name


def _manifest(
    instance: Instance, database: Path, files: dict[str, ArchivedFile], now: datetime
) -> Manifest:
    stored = database_copy.stored_files(database)
    return Manifest(
        format=FORMAT,
        application=_version(),
        revision=database_copy.revision(database),
        made_at=now,
        key_fingerprint=database_copy.key_mark(database) or key_mark(instance.secret_key),
        counts=database_copy.counts(database),
        files=files,
        missing=sorted(
            path
            for path, sha256 in stored.items()
            if f"files/{path}" not in files or files[f"files/{path}"].sha256 != sha256
        ),
    )


def _check(scratch: Path, manifest: Manifest) -> None:
    """Read the archive back and verify all files and the database."""
    database = scratch / "checked.sqlite3"
    with open_archive(scratch / "copy.zip") as archive:
        for name in archive.manifest.files:
            if name != DATABASE:
                archive.check(name)
        archive.unpack(DATABASE, database)
    check_database(database, manifest)


def check_database(database: Path, manifest: Manifest) -> None:
    """Raises `CopyRefused` if an unpacked database is damaged or does not match the manifest."""
    faults = database_copy.integrity_errors(database)
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
