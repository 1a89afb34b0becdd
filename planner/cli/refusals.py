"""What is refused before anything starts, each with a sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import click
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from planner.accounts.installation import is_other_key, knows_key
from planner.accounts.models import Office
from planner.config import LOOPBACK, ROOT, Settings
from planner.kernel.database import begin_writing_transaction
from planner.kernel.instance import Unusable, raising_unusable, write_key
from planner.web.database import db
from planner.web.extensions import now, settings
from planner.web.readiness import migrations_are_done

# Words of SQLite, and what they mean for whoever runs the program.
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
    """Raises `SystemExit` where `flask run` would serve others than this machine (S25)."""
    context = click.get_current_context(silent=True)
    if context is None or context.info_name != "run":
        return
    hosts = {context.params.get("host"), urlsplit(settings.public_url).hostname}
    if not hosts <= LOOPBACK:
        raise SystemExit("`flask run` is for whoever develops, on this machine. Use bin/serve.")


@contextmanager
def telling_of_the_database() -> Iterator[None]:
    """What the database refuses, as a sentence. Raises `ClickException`."""
    try:
        yield
    except DBAPIError as error:
        words = str(error.orig).strip().splitlines() or [type(error.orig).__name__]
        for said, meant in _KNOWN_FAULTS.items():
            if said in words[0].lower():
                raise click.ClickException(meant) from error
        raise click.ClickException(f"The database does not answer: {words[0]}") from error


def refuse_newer_tables() -> None:
    """Raises `ClickException` where a newer version of the program has changed the tables."""
    if _revisions() - _known_revisions():
        raise click.ClickException(
            "The database was made by a newer version of the program, which this one cannot read. "
            "Take the newer version again, or put back a copy of the database that is as old as "
            "this program."
        )


def refuse_other_tables() -> None:
    """Raises `ClickException` where the tables are not those that this version needs."""
    refuse_newer_tables()
    with telling_of_the_database():
        has_tables = inspect(db.engine).has_table(Office.__tablename__)
        is_old = bool(_revisions()) and not migrations_are_done()
    if is_old or not has_tables:
        raise click.ClickException(
            "The database is not there yet, or of an older version. Run: flask --app wsgi prepare"
        )


def refuse_another_key() -> None:
    """Raises `ClickException` where offices exist and their links were made with another key."""
    known = settings()
    session = db.session()
    with telling_of_the_database():
        begin_writing_transaction(session)
        is_known = knows_key(session, known.secret_key, now())
        if is_known:
            _keep_key(known)
        session.commit()
    if not is_known:
        raise _other_key(known)


def refuse_to_sign() -> None:
    """The same for commands that sign links and are no start: only looks. Raises `ClickException`."""
    session = db.session()
    try:
        is_other = is_other_key(session, settings().secret_key)
    finally:
        db.session.remove()
    if is_other:
        raise _other_key(settings())


def _other_key(known: Settings) -> click.ClickException:
    if is_key_lost(known):
        said = f"The secret key of this installation is lost: {known.key_file} is not there."
    else:
        said = (
            "The secret key is not the one that this installation has signed its links with. It "
            f"belongs into {known.key_file}, or into PLANNER_SECRET_KEY."
        )
    return click.ClickException(
        f"{said} Put back the old one from where you kept it. If it is lost for good, take a new "
        "one on purpose: flask --app wsgi key rotate. That says what it ends, and asks."
    )


def is_key_lost(known: Settings) -> bool:
    """Whether the key that this process has is kept nowhere."""
    return not os.environ.get("PLANNER_SECRET_KEY") and not known.key_file.exists()


def _keep_key(known: Settings) -> None:
    """Where a database without an office was found beside no key. Raises `ClickException`."""
    if not is_key_lost(known):
        return
    try:
        with raising_unusable(known.key_file):
            write_key(known.key_file, known.secret_key, replace=False)
    except Unusable as error:
        raise click.ClickException(str(error)) from error


def _revisions() -> set[str]:
    with telling_of_the_database(), db.engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads())


def _known_revisions() -> set[str]:
    scripts = ScriptDirectory(str(ROOT / "migrations"))
    return {script.revision for script in scripts.walk_revisions()}
