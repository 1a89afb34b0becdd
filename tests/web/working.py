"""Running jobs in tests of pages."""

from __future__ import annotations

from flask import Flask
from sqlalchemy.orm import Session

from planner.jobs.kinds import ACTS
from planner.jobs.portions import Tools, do_portion
from planner.outbox.delivery.mail_servers import MailServers
from planner.web.extensions import PDF_CLIENT
from tests.conftest import NOW


def do_jobs(app: Flask, session: Session, *, portions: int = 1000) -> int:
    """Do at most that many portions of the waiting jobs. Returns how many were done."""
    settings = app.extensions["planner.settings"]
    tools = Tools(
        links=settings.links,
        folder=settings.files_folder,
        pdf_client=lambda: app.extensions[PDF_CLIENT],
        mail_servers=MailServers.of_installation(settings),
    )
    session.commit()
    for done in range(portions):
        if not do_portion(session, ACTS, tools, NOW):
            return done
    return portions
