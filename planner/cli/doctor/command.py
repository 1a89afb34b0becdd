"""`flask doctor`: what is wrong with this installation, one line per thing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click
from alembic.script import ScriptDirectory
from flask.cli import with_appcontext
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from planner.accounts.models import Office
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
    found = [_look(name, check) for name, check in _checks()]
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
            _database(),
            is_in_environment=key_in_environment,
        ),
    )
    yield "permissions", partial(installation.check_permissions, folder)
    yield "free disk", partial(installation.check_disk, folder)
    if db.engine.dialect.name == "sqlite":
        yield from _checks_of_database(_database() or folder)
    yield "mail server", partial(mail.check_mail, known.smtp_url, helo=known.mail_domain)
    yield "DNS of the senders", lambda: mail.check_dns(_domains())


def _database() -> Path | None:
    """The file of the embedded database; None for another one."""
    if db.engine.dialect.name != "sqlite":
        return None
    return Path(db.engine.url.database or "").resolve()


def _checks_of_database(database: Path) -> Iterator[tuple[str, Check]]:
    scripts = ScriptDirectory(str(ROOT / "migrations"))
    revisions = {script.revision for script in scripts.walk_revisions()}
    newest = scripts.get_current_head() or ""
    yield "database", partial(installation.check_integrity, database)
    yield "tables", partial(installation.check_revision, database, newest, revisions)
    yield "clock", partial(installation.check_clock, database, now())


def _look(name: str, check: Check) -> Finding:
    """A check that breaks is a finding too: the others are still made."""
    try:
        return check()
    except Exception as error:
        return wrong(name, f"cannot be looked at: {type(error).__name__}")


def _domains() -> list[str]:
    """Those that letters are sent from; none where the database is not there or cannot be asked."""
    url = db.engine.url
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return []
    try:
        return [
            address.rpartition("@")[2] for address in db.session.scalars(select(Office.mail_from))
        ]
    except SQLAlchemyError:
        return []
    finally:
        db.session.remove()
