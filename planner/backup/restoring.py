"""Restoring a backup (R22): it is verified first, and replaces the whole instance.

The former state is moved aside and never deleted. That includes the write-ahead log, which SQLite
would otherwise replay into the restored database.
"""

from __future__ import annotations

import hmac
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

from planner.accounts.installation import key_mark
from planner.backup import database_copy
from planner.backup.archive import DATABASE, Archive, CopyRefused, Manifest, open_archive
from planner.backup.writing import FOLDERS, Instance, check_database
from planner.kernel.file_lock import FileLock, Held, holder_of, take
from planner.kernel.instance import IN_USE_LOCK

_DATABASE_SUFFIXES = ("", "-wal", "-shm", "-journal")
_WAITING = "SELECT count(*) FROM letters WHERE delivery IN ('held', 'queued')"


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """The result of a restore: the manifest, the folder with the former state (None if there was
    none), and the number of waiting letters, which a person has to check.
    """

    manifest: Manifest
    aside: Path | None
    waiting: int


def restore(
    instance: Instance,
    source: Path,
    now: datetime,
    *,
    known_revisions: Collection[str],
    replaces: bool = False,
    secret_key: str = "",
    takes_key: bool = False,
) -> Restored:
    """Replace the instance by the backup `source`. Raises `CopyRefused`, leaving it unchanged.

    `known_revisions` are the migrations of this version of the program. Without `replaces`, an
    instance that is not empty is refused. `secret_key` is that of the backup, if the instance has
    another one. With `takes_key` the key of the backup is lost: `secret_key`, or that of the
    instance, is used from now on. No other process can use the instance meanwhile.
    """
    with open_archive(source) as archive:
        _refuse_newer(archive.manifest, known_revisions)
        if not takes_key:
            _refuse_wrong_key(instance, archive.manifest, secret_key)
        if _is_not_empty(instance) and not replaces:
            raise CopyRefused(
                f"{instance.folder} is not empty. With --yes what is there is moved aside (and not "
                "deleted), and the copy takes its place."
            )
        mark = key_mark(secret_key or instance.secret_key) if takes_key else ""
        try:
            instance.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with exclusive_use(instance):
                return _put_back(instance, archive, now, secret_key, mark)
        except OSError as error:
            raise CopyRefused(
                f"The copy cannot be put back: {error.strerror}. What was there is there still."
            ) from error


@contextmanager
def exclusive_use(instance: Instance) -> Iterator[FileLock]:
    """Lock the instance exclusively. Raises `CopyRefused` while any process uses it.

    Our processes hold file locks; any other one is noticed because it keeps the database open.
    """
    for lock in sorted(instance.folder.glob("*.lock")):
        if lock.name != IN_USE_LOCK and (holder := holder_of(lock)):
            raise _in_use(f"{lock.name} is held by {holder}")
    try:
        ours = take(instance.folder / IN_USE_LOCK, f"process {os.getpid()}")
    except Held as held:
        raise _in_use(f"{IN_USE_LOCK} is held by {held.holder or 'another process'}") from held
    try:
        _refuse_open_database(instance)
        yield ours
    finally:
        ours.release()


def _refuse_open_database(instance: Instance) -> None:
    if not instance.database.is_file():
        return
    try:
        with closing(sqlite3.connect(instance.database, timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise _in_use("its database is open") from error
    except sqlite3.DatabaseError:
        return  # a damaged database is moved aside as it is


def _in_use(why: str) -> CopyRefused:
    return CopyRefused(
        f"The program runs on this instance ({why}). Stop it first, and bin/serve with it; "
        "nothing was changed."
    )


def _refuse_newer(manifest: Manifest, known: Collection[str]) -> None:
    if manifest.revision not in known:
        raise CopyRefused(
            f"The copy is of a newer version of the program ({manifest.application}, tables "
            f"{manifest.revision}) than this one. Install that version, then put it back."
        )


def _refuse_wrong_key(instance: Instance, manifest: Manifest, given: str) -> None:
    """With another key, all links in letters would silently be invalid."""
    mine = key_mark(given or instance.secret_key)
    if hmac.compare_digest(mine, manifest.key_fingerprint):
        return
    if given:
        raise CopyRefused("This is not the key that belongs to the copy. Look for another file.")
    reason = (
        "The copy belongs to another secret_key than this instance has, or that key is lost."
        if instance.secret_key
        else "This folder has no secret_key yet."
    )
    raise CopyRefused(
        f"{reason} Give the file that was kept of it: --key-file FILE. Without it the links in all "
        "letters would be dead. If it is lost for good: --new-key takes a new one, and says what "
        "that ends."
    )


def _is_not_empty(instance: Instance) -> bool:
    return any(path.exists() for path in _places(instance))


def _places(instance: Instance) -> list[Path]:
    """All files and folders of the state of an instance, except the key."""
    database_files = [
        instance.database.with_name(f"{instance.database.name}{end}") for end in _DATABASE_SUFFIXES
    ]
    return [*database_files, *(instance.folder / name for name in FOLDERS)]


def _put_back(
    instance: Instance, archive: Archive, now: datetime, secret_key: str, mark: str
) -> Restored:
    scratch = Path(tempfile.mkdtemp(prefix=".restore-", dir=instance.folder))
    try:
        for name in archive.manifest.files:
            archive.unpack(name, scratch / name)
        check_database(scratch / DATABASE, archive.manifest)
        if mark:
            database_copy.set_key_mark(scratch / DATABASE, mark)
        waiting = database_copy.select_number(scratch / DATABASE, _WAITING)
        aside = _exchange(instance, scratch, now, secret_key)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return Restored(manifest=archive.manifest, aside=aside, waiting=waiting)


def _exchange(instance: Instance, scratch: Path, now: datetime, secret_key: str) -> Path | None:
    """Move the old state out and the new one in, the database last; undone if a move fails.

    Returns the folder with the old state, None if there was none.
    """
    aside = _new_folder(instance.folder, f"before-restore-{now:%Y%m%dT%H%M%SZ}")
    moves = _Moves()
    try:
        for place in _places(instance):
            if place.exists():
                moves.move(place, aside / place.name)
        if secret_key:
            _change_key(instance, scratch, aside, moves, secret_key)
        for name in FOLDERS:
            if (scratch / name).exists():
                moves.move(scratch / name, instance.folder / name)
        moves.move(scratch / DATABASE, instance.database)
    except BaseException:
        moves.undo()
        aside.rmdir()
        raise
    if any(aside.iterdir()):
        return aside
    aside.rmdir()
    return None


def _change_key(
    instance: Instance, scratch: Path, aside: Path, moves: _Moves, secret_key: str
) -> None:
    place, fresh = instance.folder / "secret_key", scratch / "secret_key"
    fresh.touch(mode=0o600)
    fresh.write_text(f"{secret_key}\n")
    if place.exists():
        moves.move(place, aside / place.name)
    moves.move(fresh, place)


def _new_folder(parent: Path, name: str) -> Path:
    """Create a folder, with a number appended if the name is taken."""
    names = (f"{name}-{number}" if number else name for number in count())
    folder = next(parent / one for one in names if not (parent / one).exists())
    folder.mkdir(mode=0o700)
    return folder


@dataclass
class _Moves:
    """Moves of files that can be undone."""

    done: list[tuple[Path, Path]] = field(default_factory=list)

    def move(self, origin: Path, place: Path) -> None:
        shutil.move(origin, place)
        self.done.append((origin, place))

    def undo(self) -> None:
        for origin, place in reversed(self.done):
            shutil.move(place, origin)
