"""An automatic copy of the database before a migration."""

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
    """Copy the database to `folder/backups/before-<revision>-<time>.sqlite3`; the path.

    None if the database is at `revision` already, or has no office yet. The last three copies are
    kept. Raises `CopyRefused`: without a copy the migration must not run.
    """
    if not database.is_file() or not _needs_copy(database, revision):
        return None
    copies = folder / FOLDER
    target = copies / f"before-{revision}-{now:%Y%m%dT%H%M%SZ}.sqlite3"
    unfinished = target.with_suffix(".part")
    try:
        copies.mkdir(mode=0o700, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        database_copy.copy_database(database, unfinished, now)
        unfinished.replace(target)
        _delete_old(copies)
    except (OSError, sqlite3.Error) as error:
        raise CopyRefused(
            f"A copy of the database is made in {copies} before its tables are changed, and that "
            f"failed: {getattr(error, 'strerror', None) or error}. Nothing was changed."
        ) from error
    return target


def _needs_copy(database: Path, revision: str) -> bool:
    """False for an unreadable file: the migration reports that."""
    try:
        return database_copy.revision(database) not in ("", revision) and bool(
            database_copy.select_number(database, "SELECT count(*) FROM offices")
        )
    except sqlite3.DatabaseError:
        return False


def _delete_old(copies: Path) -> None:
    """Delete the oldest copies, by the time in their names."""
    found = sorted(copies.glob("before-*.sqlite3"), key=lambda path: path.stem.rsplit("-", 1)[-1])
    for path in found[:-_KEPT]:
        path.unlink(missing_ok=True)
