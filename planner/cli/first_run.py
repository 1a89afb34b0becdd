"""`flask prepare`: migrate the database, and print a set-up code for the first run."""

from __future__ import annotations

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade

from planner.accounts.keys import make_setup_code
from planner.accounts.queries import has_office
from planner.backup.before_migration import copy_before_migration
from planner.cli.boundary import begin_to_write, refusals_as_messages
from planner.cli.database import embedded_database, newest_revision
from planner.cli.in_use import working_on
from planner.cli.refusals import explaining_database_errors, refuse_another_key, refuse_newer_tables
from planner.web.database import db
from planner.web.extensions import now, settings


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Bring the database up to date; print what the owner needs to know."""
    with working_on(settings().instance, "prepare"):
        _prepare()


def _prepare() -> None:
    refuse_newer_tables()
    with explaining_database_errors():
        _copy_database()
        upgrade()
    refuse_another_key()
    if has_office(db.session()):
        return
    begin_to_write()
    code = make_setup_code(db.session(), now())
    db.session.commit()
    click.echo(f"Set-up code, asked for by {settings().public_url}/setup/ once: {code}")


def _copy_database() -> None:
    """Copy the embedded database before a migration. Raises `ClickException`."""
    database = embedded_database()
    if database is not None:
        with refusals_as_messages():
            copy_before_migration(settings().instance, database, newest_revision(), now())
