"""Conditions under which a command refuses to start, each with a message."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import click
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from planner.accounts.installation import is_other_key, knows_key
from planner.accounts.models import Office
from planner.cli.database import known_revisions
from planner.config import LOOPBACK, Settings
from planner.kernel.database import begin_writing_transaction
from planner.kernel.instance import Unusable, raising_unusable, write_key
from planner.web.database import db
from planner.web.extensions import now, settings
from planner.web.readiness import migrations_are_done

# Parts of SQLite's messages, and messages for administrators.
_KNOWN_FAULTS = {
    "disk is full": "The database cannot be written: the disk is full. Free some space.",
    "disk i/o error": "The database cannot be read or written: the disk has a fault or is full.",
    "unable to open database file": "The database cannot be opened: its folder is missing, or "
    "belongs to another user.",
    "readonly database": "The database cannot be written: the file belongs to another user, or "
    "its disk is mounted read-only.",
    "not a database": "The file of the database is damaged: it is no database. Put back a copy.",
    "malformed": "The database is damaged. Put back a copy.",
    "database is locked": "Another program keeps the database locked. End it, and start again.",
}


def refuse_development_server(settings: Settings) -> None:
    """Raises `SystemExit` if `flask run` would serve other machines (S25)."""
    context = click.get_current_context(silent=True)
    if context is None or context.info_name != "run":
        return
    hosts = {context.params.get("host"), urlsplit(settings.public_url).hostname}
    if not hosts <= LOOPBACK:
        raise SystemExit("`flask run` is for whoever develops, on this machine. Use bin/serve.")


@contextmanager
def explaining_database_errors() -> Iterator[None]:
    """Turn errors of the database into `ClickException`."""
    try:
        yield
    except DBAPIError as error:
        lines = str(error.orig).strip().splitlines() or [type(error.orig).__name__]
        for part, message in _KNOWN_FAULTS.items():
            if part in lines[0].lower():
                raise click.ClickException(message) from error
        raise click.ClickException(f"The database does not answer: {lines[0]}") from error


def refuse_newer_tables() -> None:
    """Raises `ClickException` if a newer version of the program has migrated the database."""
    if _revisions() - known_revisions():
        raise click.ClickException(
            "The database was made by a newer version of the program, which this one cannot read. "
            "Take the newer version again, or put back a copy of the database that is as old as "
            "this program."
        )


def refuse_other_tables() -> None:
    """Raises `ClickException` if the tables are missing or of another version."""
    refuse_newer_tables()
    with explaining_database_errors():
        has_tables = inspect(db.engine).has_table(Office.__tablename__)
        is_old = bool(_revisions()) and not migrations_are_done()
    if is_old or not has_tables:
        raise click.ClickException(
            "The database is not there yet, or of an older version. Run: flask --app wsgi prepare"
        )


def refuse_another_key() -> None:
    """Raises `ClickException` if there are offices whose links were signed with another key."""
    known = settings()
    session = db.session()
    with explaining_database_errors():
        begin_writing_transaction(session)
        is_known = knows_key(session, known.secret_key, now())
        if is_known:
            _keep_key(known)
        session.commit()
    if not is_known:
        raise _other_key(known)


def refuse_to_sign() -> None:
    """`refuse_another_key` for commands other than web and worker: reads only."""
    session = db.session()
    try:
        is_other = is_other_key(session, settings().secret_key)
    finally:
        db.session.remove()
    if is_other:
        raise _other_key(settings())


def _other_key(known: Settings) -> click.ClickException:
    if _is_key_lost(known):
        reason = f"The secret key of this installation is lost: {known.key_file} is not there."
    else:
        reason = (
            "The secret key is not the one that this installation has signed its links with. It "
            f"belongs into {known.key_file}, or into PLANNER_SECRET_KEY."
        )
    return click.ClickException(
        f"{reason} Put back the old one from where you kept it. If it is lost for good, take a new "
        "one on purpose: flask --app wsgi key rotate. That says what it ends, and asks."
    )


def _is_key_lost(known: Settings) -> bool:
    """Whether the key of this process is stored nowhere."""
    return not os.environ.get("PLANNER_SECRET_KEY") and not known.key_file.exists()


def _keep_key(known: Settings) -> None:
    """Store a key that was made for a database without an office. Raises `ClickException`."""
    if _is_key_lost(known):
        store_key(known.key_file, known.secret_key, replace=False)


def store_key(file: Path, key: str, *, replace: bool) -> None:
    """`write_key` that raises `ClickException` if the file cannot be written."""
    try:
        with raising_unusable(file):
            write_key(file, key, replace=replace)
    except Unusable as error:
        raise click.ClickException(str(error)) from error


def _revisions() -> set[str]:
    with explaining_database_errors(), db.engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads())
