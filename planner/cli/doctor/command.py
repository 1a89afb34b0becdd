"""`flask doctor`: checks of this installation, one line per finding."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from planner.accounts.models import Office
from planner.cli.database import embedded_database, known_revisions, newest_revision
from planner.cli.doctor import installation, machine, mail
from planner.cli.doctor.finding import Finding, State, wrong
from planner.config import ROOT
from planner.web.database import db
from planner.web.extensions import now, pdf_client, settings

Check = Callable[[], Finding]


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON array, for programs.")
@with_appcontext
def doctor(*, as_json: bool) -> None:
    """Look at this installation. Ends with status 1 if anything is wrong."""
    found = [_finding(name, check) for name, check in _checks()]
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], indent=1))
    else:
        for one in found:
            click.echo(f"{one.state:<8} {one.name}: {one.said}")
    if any(one.state is State.WRONG for one in found):
        raise SystemExit(1)


def _checks() -> Iterator[tuple[str, Check]]:
    known = settings()
    folder = known.instance.resolve()
    database = embedded_database()
    key_in_environment = "PLANNER_SECRET_KEY" in os.environ
    yield "Python", machine.check_python
    yield "libraries", machine.check_libraries
    yield "programs", machine.check_programs
    yield "fonts", partial(machine.check_fonts, ROOT / "static" / "fonts")
    yield "translations", machine.check_translations
    yield "sandbox", lambda: machine.check_sandbox(pdf_client().sandbox_parts())
    yield (
        "secret key",
        partial(
            installation.check_key,
            folder / "secret_key",
            known.secret_key,
            database,
            is_in_environment=key_in_environment,
        ),
    )
    yield "permissions", partial(installation.check_permissions, folder)
    yield "free disk", partial(installation.check_disk, folder)
    if database is not None:
        yield from _checks_of_database(database)
    yield "mail server", partial(mail.check_mail, known.smtp_url, helo=known.greeting)
    yield "DNS of the senders", lambda: mail.check_dns(_domains())


def _checks_of_database(database: Path) -> Iterator[tuple[str, Check]]:
    revision = partial(installation.check_revision, database, newest_revision(), known_revisions())
    yield "database", partial(installation.check_integrity, database)
    yield "tables", revision
    yield "clock", partial(installation.check_clock, database, now())


def _finding(name: str, check: Check) -> Finding:
    """Run a check. An exception becomes a finding, so that the other checks still run."""
    try:
        return check()
    except Exception as error:
        return wrong(name, f"cannot be looked at: {type(error).__name__}")


def _domains() -> list[str]:
    """The domains that letters are sent from; none if the database is missing or unreadable."""
    database = embedded_database()
    if database is not None and not database.is_file():
        return []
    try:
        return [
            address.rpartition("@")[2] for address in db.session.scalars(select(Office.mail_from))
        ]
    except SQLAlchemyError:
        return []
    finally:
        db.session.remove()
