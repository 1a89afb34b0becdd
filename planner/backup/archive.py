"""The format of a copy: a ZIP file with the database, the files, and a manifest of both.

`manifest.json` says what the archive has to hold, so that a damaged one is known for what it is.
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
    """A copy cannot be made or put back; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """One file in the archive."""

    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What an archive holds. `revision` is that of the tables, `counts` are rows of each table.

    `key_fingerprint` tells which secret key belongs to it and is not the key. `missing` are
    files that the database named when it was copied and that were not there.
    """

    format: int
    application: str
    revision: str
    made_at: datetime
    key_fingerprint: str
    counts: dict[str, int]
    files: dict[str, Kept]
    missing: list[str]

    def to_json(self) -> bytes:
        said = {**asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps(said, indent=1, sort_keys=True).encode() + b"\n"

    @classmethod
    def from_json(cls, raw: bytes) -> Manifest:
        """Raises what `json` and the types raise: whoever calls it knows what is damaged."""
        said: dict[str, Any] = json.loads(raw)
        if said["format"] > FORMAT:
            raise CopyRefused(
                "This copy was made by a newer version of the program, in a format that this "
                "version cannot read. Install that version first."
            )
        return cls(
            format=said["format"],
            application=str(said["application"]),
            revision=str(said["revision"]),
            made_at=datetime.fromisoformat(said["made_at"]),
            key_fingerprint=str(said["key_fingerprint"]),
            counts={str(name): int(number) for name, number in said["counts"].items()},
            files={
                str(name): Kept(size=int(one["size"]), sha256=str(one["sha256"]))
                for name, one in said["files"].items()
            },
            missing=[str(name) for name in said["missing"]],
        )


class Archive:
    """An archive that is open for reading."""

    def __init__(self, file: zipfile.ZipFile, manifest: Manifest) -> None:
        self._file = file
        self.manifest = manifest

    def check(self, name: str) -> None:
        """Read one file and compare it with the manifest. Raises `CopyRefused`."""
        with self._reading(name) as source:
            _compare(name, self.manifest.files[name], source, None)

    def unpack(self, name: str, target: Path) -> None:
        """The same, and write it to the new file `target` with mode 0600."""
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
    """The archive in that file. Raises `CopyRefused` where it is none, or is damaged."""
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


def write_file(archive: zipfile.ZipFile, name: str, source: Path, made_at: datetime) -> Kept:
    """Put a file into an archive that is being written. Raises `OSError`."""
    entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
    entry.external_attr = 0o600 << 16
    # Pictures and papers are packed already.
    entry.compress_type = zipfile.ZIP_STORED if name.startswith("files/") else zipfile.ZIP_DEFLATED
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as opened, archive.open(entry, "w", force_zip64=True) as sink:
        while portion := opened.read(_PORTION):
            digest.update(portion)
            size += len(portion)
            sink.write(portion)
    return Kept(size=size, sha256=digest.hexdigest())


def is_kept(name: str) -> bool:
    """Whether a file of that name, relative to the instance, belongs into a copy."""
    return _NAME.fullmatch(name) is not None


def _compare(name: str, kept: Kept, source: IO[bytes], sink: IO[bytes] | None) -> None:
    digest, size = hashlib.sha256(), 0
    while portion := source.read(_PORTION):
        digest.update(portion)
        size += len(portion)
        if size > kept.size:
            raise damaged(name)
        if sink is not None:
            sink.write(portion)
    if (size, digest.hexdigest()) != (kept.size, kept.sha256):  # what the archive says of itself
        raise damaged(name)
