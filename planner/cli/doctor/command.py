"""`flask doctor`: checks of this installation, one line per finding."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from sqlalchemy import Row, Select, select
from sqlalchemy.exc import SQLAlchemyError

from planner.accounts.models import Office
from planner.cli.database import embedded_database, known_revisions, newest_revision
from planner.cli.doctor import installation, machine, mail, mailbox
from planner.cli.doctor.finding import Finding, State, wrong
from planner.config import ROOT, Settings
from planner.jobs import store_refresh_tokens
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.servers import MailboxServers
from planner.outbox.delivery.mail_servers import MailServers
from planner.outbox.models import OfficeMailServer
from planner.web.database import db
from planner.web.extensions import now, pdf_client, settings

Check = Callable[[], Finding]


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON array, for programs.")
@with_appcontext
def doctor(*, as_json: bool) -> None:
    """Look at this installation. Ends with status 1 if anything is wrong."""
    found = [_finding(name, check) for name, check in _checks()]
    with suppress(SQLAlchemyError):
        store_refresh_tokens(db.session(), settings())
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
    yield from _checks_of_mail(known)
    yield from _checks_of_mailboxes(known)
    yield "DNS of the senders", lambda: mail.check_dns(_domains())


def _checks_of_database(database: Path) -> Iterator[tuple[str, Check]]:
    revision = partial(installation.check_revision, database, newest_revision(), known_revisions())
    yield "database", partial(installation.check_integrity, database)
    yield "tables", revision
    yield "clock", partial(installation.check_clock, database, now())


def _checks_of_mail(known: Settings) -> Iterator[tuple[str, Check]]:
    """The installation's mail server, unless every office has its own, and these."""
    servers = MailServers.of_installation(known)
    offices = _offices()
    if servers.shared is not None or not offices or None in [own for _slug, own in offices]:
        yield "mail server", partial(mail.check_mail, servers.shared, helo=known.greeting)
    for slug, own in offices:
        if own is not None:
            check = partial(mail.check_own_mail, servers, own, slug, helo=known.greeting)
            yield f"mail server of {slug}", check


def _checks_of_mailboxes(known: Settings) -> Iterator[tuple[str, Check]]:
    servers = MailboxServers.of_installation(known)
    found = select(Office.slug, OfficeMailbox).join(
        OfficeMailbox, OfficeMailbox.office_id == Office.id
    )
    for slug, row in _rows(found.order_by(Office.slug)):
        check = partial(mailbox.check_mailbox, servers, row, slug)
        yield f"mailbox of {slug}", check


def _finding(name: str, check: Check) -> Finding:
    """Run a check. An exception becomes a finding, so that the other checks still run."""
    try:
        return check()
    except Exception as error:
        return wrong(name, f"cannot be looked at: {type(error).__name__}")


def _domains() -> list[str]:
    """The domains that letters are sent from; none if the database is missing or unreadable."""
    return [address.rpartition("@")[2] for (address,) in _rows(select(Office.mail_from))]


def _offices() -> Sequence[tuple[str, OfficeMailServer | None]]:
    """The slug of each office, and the mail server that it has set."""
    own = OfficeMailServer.office_id == Office.id
    found = select(Office.slug, OfficeMailServer).outerjoin(OfficeMailServer, own)
    return [(slug, server) for slug, server in _rows(found.order_by(Office.slug))]


def _rows(statement: Select[Any]) -> Sequence[Row[Any]]:
    """What the database answers; nothing if it is missing, unreadable or of older tables."""
    database = embedded_database()
    if database is not None and not database.is_file():
        return []
    try:
        return db.session.execute(statement).all()
    except SQLAlchemyError:
        return []
    finally:
        db.session.remove()
