"""A copy of the database before its tables are changed, made without being asked for."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from planner.backup import database_copy
from planner.backup.archive import CopyRefused

FOLDER = "backups"
_KEPT = 3


def copy_before_migration(
    folder: Path, database: Path, revision: str, now: datetime
) -> Path | None:
    """Copy the database to `folder/backups/before-<revision>-<time>.sqlite3`; where it lies.

    None where the tables are those of `revision` already, and where there is no office yet and so
    nothing to lose. The last three are kept. Raises `CopyRefused`: without a copy no table is to
    be changed.
    """
    if not database.is_file() or not _is_worth_it(database, revision):
        return None
    copies = folder / FOLDER
    target = copies / f"before-{revision}-{now:%Y%m%dT%H%M%SZ}.sqlite3"
    unfinished = target.with_suffix(".part")
    try:
        copies.mkdir(mode=0o700, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        database_copy.copy_database(database, unfinished, now)
        unfinished.replace(target)
        _forget_old(copies)
    except (OSError, sqlite3.Error) as error:
        raise CopyRefused(
            f"A copy of the database is made in {copies} before its tables are changed, and that "
            f"failed: {getattr(error, 'strerror', None) or error}. Nothing was changed."
        ) from error
    return target


def _is_worth_it(database: Path, revision: str) -> bool:
    """A file that cannot be read is left to the migration, which says so."""
    try:
        return database_copy.revision(database) not in ("", revision) and bool(
            database_copy.number_of(database, "SELECT count(*) FROM offices")
        )
    except sqlite3.DatabaseError:
        return False


def _forget_old(copies: Path) -> None:
    """The oldest go, by the moment in their names."""
    found = sorted(copies.glob("before-*.sqlite3"), key=lambda path: path.stem.rsplit("-", 1)[-1])
    for path in found[:-_KEPT]:
        path.unlink(missing_ok=True)
