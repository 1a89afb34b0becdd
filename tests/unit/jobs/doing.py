"""Real kinds of jobs, done portion by portion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from planner.background.models import Job
from planner.background.queries import outcomes_of
from planner.jobs.kinds import ACTS
from planner.jobs.portions import Tools, do_portion
from planner.kernel.encryption import Cipher
from planner.kernel.work import Work
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.mail_servers import MailServers
from planner.outbox.models import WAITING, Letter
from planner.pdf import PdfClient
from tests.conftest import NOW, SECRET


def do_all(work: Work, folder: Path, pdf_client: Callable[[], PdfClient] = PdfClient) -> int:
    """Every portion that is due, and half an hour later those that had to be tried again."""
    tools = tools_for(work, folder, pdf_client)
    work.session.commit()
    done = 0
    for later in (timedelta(), timedelta(minutes=30)):
        while do_portion(work.session, ACTS, tools, NOW + later):
            done += 1
    return done


def do_one(work: Work, folder: Path, server: MailServer | None = None) -> None:
    tools = tools_for(work, folder, server=server)
    work.session.commit()
    assert do_portion(work.session, ACTS, tools, NOW)


def tools_for(
    work: Work,
    folder: Path,
    pdf_client: Callable[[], PdfClient] = PdfClient,
    server: MailServer | None = None,
) -> Tools:
    """`server` is that of the installation."""
    return Tools(
        links=work.links,
        folder=folder,
        pdf_client=pdf_client,
        mail_servers=mail_servers(server),
        greeting="desk.press.example",
    )


def mail_servers(shared: MailServer | None = None) -> MailServers:
    """Those of an installation; offices may set servers on this machine."""
    return MailServers(shared, Cipher(SECRET), {"127.0.0.1", "localhost"})


def told(work: Work, job: Job) -> list[tuple[str, str, str]]:
    """What became of each thing: its name, the outcome, the reason."""
    work.session.rollback()
    found = work.session.scalars(outcomes_of(job))
    return [(one.label, one.outcome.value, one.reason) for one in found]


def waiting(work: Work) -> list[str]:
    """To whom letters wait, one line for each letter."""
    work.session.rollback()
    found = select(Letter.recipient_name).where(Letter.delivery.in_(WAITING))
    return sorted(work.session.scalars(found))
