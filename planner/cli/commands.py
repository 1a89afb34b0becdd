"""The commands of `flask …`."""

from __future__ import annotations

from flask import Flask

from planner.cli import (
    accounts,
    copies,
    event,
    first_run,
    key,
    mail,
    outbox,
    processes,
    release,
    translate,
    web,
)
from planner.cli.doctor.command import doctor


def mount(app: Flask) -> None:
    """Register all groups."""
    app.cli.add_command(accounts.office)
    app.cli.add_command(accounts.account)
    app.cli.add_command(first_run.prepare)
    app.cli.add_command(web.web)
    app.cli.add_command(processes.worker)
    app.cli.add_command(event.event)
    app.cli.add_command(copies.backup)
    app.cli.add_command(copies.put_back)
    app.cli.add_command(outbox.outbox)
    app.cli.add_command(mail.mail)
    app.cli.add_command(doctor)
    app.cli.add_command(key.key)
    app.cli.add_command(release.release)
    app.cli.add_command(translate.translate)
