"""Before the program serves: tables are brought up to date, and a first key is made."""

from __future__ import annotations

from pathlib import Path

import click
from alembic.script import ScriptDirectory
from flask.cli import with_appcontext
from flask_migrate import upgrade

from planner.accounts.keys import make_setup_code
from planner.accounts.queries import has_office
from planner.backup.archive import CopyRefused
from planner.backup.before_migration import copy_before_migration
from planner.cli.boundary import begin_to_write
from planner.cli.in_use import working_on
from planner.cli.refusals import refuse_another_key, refuse_newer_tables, telling_of_the_database
from planner.config import ROOT
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
    with telling_of_the_database():
        _copy_before()
        upgrade()
    refuse_another_key()
    if has_office(db.session()):
        return
    begin_to_write()
    code = make_setup_code(db.session(), now())
    db.session.commit()
    click.echo(f"Set-up code, asked for by {settings().public_url}/setup/ once: {code}")


def _copy_before() -> None:
    """Keep the database as it is before its tables change. Raises `ClickException`."""
    url = db.engine.url
    if url.get_backend_name() != "sqlite" or not url.database:
        return
    newest = ScriptDirectory(str(ROOT / "migrations")).get_current_head() or ""
    try:
        copy_before_migration(settings().instance, Path(url.database), newest, now())
    except CopyRefused as error:
        raise click.ClickException(error.message) from error
