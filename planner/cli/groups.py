"""Groups of commands that need a database which is up to date."""

from __future__ import annotations

from typing import Any

import click
from flask.cli import AppGroup, ScriptInfo
from sqlalchemy.exc import OperationalError

from planner.web.readiness import migrations_are_done

_NOT_READY = (
    "The database is not there yet, or of an older version. "
    "Start bin/serve once, or run: flask prepare"
)


class DatabaseGroup(AppGroup):
    """Its commands say what to do where tables are missing, instead of what SQLite said."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OperationalError as error:
            with ctx.ensure_object(ScriptInfo).load_app().app_context():
                is_ready = migrations_are_done()
            if is_ready:
                raise
            raise click.ClickException(_NOT_READY) from error
