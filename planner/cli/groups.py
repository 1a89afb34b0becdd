"""Groups of commands that need an up-to-date database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup, ScriptInfo
from sqlalchemy.exc import OperationalError

from planner.cli.in_use import working_on
from planner.cli.refusals import refuse_to_sign
from planner.web.readiness import migrations_are_done

_NOT_READY = (
    "The database is not there yet, or of an older version. "
    "Start bin/serve once, or run: flask prepare"
)


class DatabaseGroup(AppGroup):
    """Commands that say what to do if tables are missing, and do not run during a restore.

    `signs` is False for a group that may run with another secret key than the installation's.
    """

    signs = True

    def invoke(self, ctx: click.Context) -> Any:
        app = ctx.ensure_object(ScriptInfo).load_app()
        try:
            with working_on(Path(app.instance_path), f"flask {self.name}"):
                if self.signs:
                    with app.app_context():
                        refuse_to_sign()
                return super().invoke(ctx)
        except OperationalError as error:
            with app.app_context():
                is_ready = migrations_are_done()
            if is_ready:
                raise
            raise click.ClickException(_NOT_READY) from error
