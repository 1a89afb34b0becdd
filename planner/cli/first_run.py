"""What happens before the program serves: tables up to date, and the way in."""

from __future__ import annotations

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade

from planner.accounts.keys import make_setup_code
from planner.accounts.queries import has_office
from planner.web.database import db
from planner.web.fittings import now, settings


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Bring the database up to date; print what the owner needs to know."""
    upgrade()
    if has_office(db.session()):
        return
    code = make_setup_code(db.session(), now())
    db.session.commit()
    click.echo(f"Set-up code, asked for by {settings().public_url}/setup/ once: {code}")
