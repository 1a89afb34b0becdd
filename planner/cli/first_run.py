"""What happens before the program serves: tables up to date, and the way in."""

from __future__ import annotations

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Bring the database up to date; print what the owner needs to know."""
    upgrade()
