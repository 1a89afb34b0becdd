"""Checks of the folder of an installation and of its database."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing
from datetime import datetime
from pathlib import Path

from planner.accounts.installation import key_mark
from planner.cli.doctor.finding import Finding, ok, warning, wrong
from planner.kernel.instance import OTHERS
from planner.web.readiness import CLOCK_SLACK, LEAST_FREE_BYTES

_LITTLE_FREE_BYTES = 2 * 1024**3
_MOST_NAMED = 3
_LATEST = (
    "SELECT max(at) FROM (SELECT max(beat_at) AS at FROM heartbeats"
    " UNION ALL SELECT * FROM (SELECT at FROM entries ORDER BY id DESC LIMIT 1))"
)


def check_key(
    key_file: Path, secret_key: str, database: Path | None, *, is_in_environment: bool
) -> Finding:
    """Whether the secret key is stored safely, and is the one that links were signed with. Its
    length is checked before any command runs (`Settings.refuse_danger`).
    """
    name = "secret key"
    if is_in_environment or key_file.is_file():
        mark = _mark_of_used_key(database)
        if mark and mark != key_mark(secret_key):
            return wrong(
                name,
                "is not the one that the links were signed with: put that one back, or take a new "
                "one with bin/planner key rotate",
            )
    if is_in_environment:
        return ok(name, "is set by PLANNER_SECRET_KEY; keep it in a safe place as well")
    if not key_file.is_file():
        return wrong(name, f"{key_file} is missing: put it back from where you kept it")
    if key_file.stat().st_mode & OTHERS:
        return wrong(name, f"others can read {key_file}: chmod 600 {key_file}")
    return ok(name, "is there, and readable by its user alone")


def check_permissions(folder: Path) -> Finding:
    """Data is readable by the user who runs the program only (S135)."""
    name = "permissions"
    private = [folder, *(folder / inner for inner in ("files", "mail", "backups"))]
    found = [path for path in private if path.exists()]
    found += [
        path
        for top in found
        for path in (top.iterdir() if top == folder else top.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    open_ones = [path for path in found if path.stat().st_mode & OTHERS]
    if open_ones:
        named = ", ".join(str(path) for path in open_ones[:_MOST_NAMED])
        return wrong(name, f"others on this machine can open {named}: chmod -R go= {folder}")
    foreign = [path for path in found if path.stat().st_uid != os.geteuid()]
    if foreign:
        return warning(name, f"{foreign[0]} belongs to another user: chown it to whoever serves")
    return ok(name, "nobody else can open what is kept")


def check_disk(folder: Path) -> Finding:
    name, free = "free disk", shutil.disk_usage(folder).free
    text = f"{free // 1024**2:,} MB are free in {folder}"
    if free < LEAST_FREE_BYTES:
        return wrong(name, f"{text}: nothing can be written soon, make room")
    return warning(name, f"{text}: make room") if free < _LITTLE_FREE_BYTES else ok(name, text)


def check_integrity(database: Path) -> Finding:
    """Structure and foreign keys. Reads the whole database."""
    name = "database"
    if not database.is_file():
        return warning(name, "is not there yet: start bin/serve")
    try:
        with closing(_connect(database)) as connection:
            text = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            broken = connection.execute("PRAGMA foreign_key_check").fetchmany(1)
    except sqlite3.DatabaseError as error:
        return wrong(name, f"cannot be read ({error}): put back a copy with bin/planner restore")
    if text != "ok":
        return wrong(name, f"is damaged ({text}): put back a copy with bin/planner restore")
    if broken:
        return wrong(name, f"has rows in {broken[0][0]} that refer to nothing: put back a copy")
    return ok(name, "is whole, and nothing in it refers to what is not there")


def check_revision(database: Path, newest: str, known: Collection[str]) -> Finding:
    name = "tables"
    try:
        with closing(_connect(database)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        return warning(name, "are not there yet: start bin/serve, or run bin/planner prepare")
    if row is None or row[0] not in known:
        return wrong(name, "are of a newer version of the program: take that version again")
    if row[0] != newest:
        return wrong(name, f"are at {row[0]} and should be at {newest}: run bin/planner prepare")
    return ok(name, f"are up to date ({newest})")


def check_clock(database: Path, now: datetime) -> Finding:
    """The system clock against the latest time in the database."""
    name = "clock"
    try:
        with closing(_connect(database)) as connection:
            (latest,) = connection.execute(_LATEST).fetchone()
    except sqlite3.DatabaseError:
        return warning(name, "there is nothing to compare it with yet")
    if latest is None:
        return ok(name, f"says {now:%Y-%m-%d %H:%M} UTC; there is nothing to compare it with yet")
    seen = datetime.fromisoformat(latest).replace(tzinfo=now.tzinfo)
    if now < seen - CLOCK_SLACK:
        return wrong(
            name,
            f"says {now:%Y-%m-%d %H:%M} UTC, and {seen:%Y-%m-%d %H:%M} has been here already: "
            "it went back; set it right",
        )
    return ok(name, f"says {now:%Y-%m-%d %H:%M} UTC, after all that the database has seen")


def _mark_of_used_key(database: Path | None) -> str:
    """The mark of the key that links were signed with; "" without an office or a database."""
    if database is None:
        return ""
    try:
        with closing(_connect(database)) as connection:
            row = connection.execute(
                "SELECT key_mark FROM installation WHERE EXISTS (SELECT 1 FROM offices)"
            ).fetchone()
    except sqlite3.DatabaseError:
        return ""
    return str(row[0]) if row else ""


def _connect(database: Path) -> sqlite3.Connection:
    """Raises `sqlite3.OperationalError` if the file is missing, instead of creating it."""
    return sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True)
