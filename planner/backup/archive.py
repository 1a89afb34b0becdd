"""The format of a backup: a ZIP file with the database, the files, and a manifest.

`manifest.json` lists the content with checksums, so that damage is detected.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from planner.kernel.errors import PlannerError

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "planner.sqlite3"
_NAME = re.compile(r"planner\.sqlite3|files/[0-9a-f]{2}/[0-9a-f]{32}|mail/[0-9A-Za-z._-]+\.eml")
_PORTION = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, TypeError)


class CopyRefused(PlannerError):
    """A backup cannot be made or restored; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ArchivedFile:
    """A file in the archive; `size` in bytes."""

    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """The content of an archive. `revision` is the migration, `counts` the number of rows per
    table.

    `key_fingerprint` identifies the secret key without revealing it. `missing` are files to which
    the database referred but which were missing or different on the disk.
    """

    format: int
    application: str
    revision: str
    made_at: datetime
    key_fingerprint: str
    counts: dict[str, int]
    files: dict[str, ArchivedFile]
    missing: list[str]

    def to_json(self) -> bytes:
        content = {**asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps(content, indent=1, sort_keys=True).encode() + b"\n"

    @classmethod
    def from_json(cls, raw: bytes) -> Manifest:
        """Raises `CopyRefused` for a newer format, and one of `_BROKEN` for an invalid manifest."""
        content: dict[str, Any] = json.loads(raw)
        if content["format"] > FORMAT:
            raise CopyRefused(
                "This copy was made by a newer version of the program, in a format that this "
                "version cannot read. Install that version first."
            )
        return cls(
            format=content["format"],
            application=str(content["application"]),
            revision=str(content["revision"]),
            made_at=datetime.fromisoformat(content["made_at"]),
            key_fingerprint=str(content["key_fingerprint"]),
            counts={str(name): int(number) for name, number in content["counts"].items()},
            files={
                str(name): ArchivedFile(size=int(one["size"]), sha256=str(one["sha256"]))
                for name, one in content["files"].items()
            },
            missing=[str(name) for name in content["missing"]],
        )


class Archive:
    """An archive opened for reading."""

    def __init__(self, file: zipfile.ZipFile, manifest: Manifest) -> None:
        self._file = file
        self.manifest = manifest

    def check(self, name: str) -> None:
        """Verify one file against the manifest. Raises `CopyRefused`."""
        with self._reading(name) as source:
            _compare(name, self.manifest.files[name], source, None)

    def unpack(self, name: str, target: Path) -> None:
        """Verify one file and write it to the new file `target`, mode 0600. Raises `CopyRefused`."""
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as sink, self._reading(name) as source:
            _compare(name, self.manifest.files[name], source, sink)
            sink.flush()
            os.fsync(descriptor)

    @contextmanager
    def _reading(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._file.open(name) as source:
                yield source
        except _BROKEN as error:
            raise damaged(name) from error


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open an archive. Raises `CopyRefused` if the file is not one, or is damaged."""
    try:
        file = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise CopyRefused(
            f"{path} is not a copy that this program made, or its end is missing. "
            "Take another one; nothing was changed."
        ) from error
    except OSError as error:
        raise CopyRefused(f"{path} cannot be read: {error.strerror}.") from error
    with file:
        try:
            manifest = Manifest.from_json(file.read(MANIFEST))
        except _BROKEN as error:
            raise damaged(MANIFEST) from error
        names = {*manifest.files, MANIFEST}
        wrong = [*names ^ set(file.namelist())]
        wrong += [name for name in manifest.files if not _NAME.fullmatch(name)]
        if wrong or DATABASE not in manifest.files:
            raise damaged(min(wrong, default=DATABASE))
        yield Archive(file, manifest)


def damaged(name: str) -> CopyRefused:
    return CopyRefused(
        f"The copy is damaged: {name} is not what it was when the copy was made. "
        "Take another one; nothing was changed."
    )


def write_file(
    archive: zipfile.ZipFile, name: str, source: Path, made_at: datetime
) -> ArchivedFile:
    """Add a file to an archive. Raises `OSError`."""
    entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
    entry.external_attr = 0o600 << 16
    # Pictures and PDFs are compressed already.
    entry.compress_type = zipfile.ZIP_STORED if name.startswith("files/") else zipfile.ZIP_DEFLATED
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as opened, archive.open(entry, "w", force_zip64=True) as sink:
        while portion := opened.read(_PORTION):
            digest.update(portion)
            size += len(portion)
            sink.write(portion)
    return ArchivedFile(size=size, sha256=digest.hexdigest())


def belongs_in_backup(name: str) -> bool:
    """Whether the file of that path, relative to the instance, belongs in a backup."""
    return _NAME.fullmatch(name) is not None


def _compare(name: str, expected: ArchivedFile, source: IO[bytes], sink: IO[bytes] | None) -> None:
    digest, size = hashlib.sha256(), 0
    while portion := source.read(_PORTION):
        digest.update(portion)
        size += len(portion)
        if size > expected.size:
            raise damaged(name)
        if sink is not None:
            sink.write(portion)
    if (size, digest.hexdigest()) != (expected.size, expected.sha256):
        raise damaged(name)
