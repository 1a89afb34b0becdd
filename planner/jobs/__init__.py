"""What the worker does: letters and portions of jobs in turns, and what is tidied between."""

from __future__ import annotations

import atexit
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.cleanup import forget_expired
from planner.background.claims import take_back_jobs
from planner.background.cleanup import forget_jobs
from planner.config import Settings
from planner.contacts.cleanup import forget_lost_addresses
from planner.files import storage
from planner.files.operations import remove_orphans
from planner.files.transfers import drop_expired
from planner.history.cleanup import forget_entries
from planner.jobs.kinds import ACTS
from planner.jobs.last_look import LastLook
from planner.jobs.portions import WORKER, Tools, do_portion
from planner.kernel.database import begin_writing_transaction
from planner.kernel.statistics import refresh_statistics
from planner.outbox.delivery.claims import take_back as take_back_letters
from planner.outbox.delivery.route_closing import reopen
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.transport import FileTransport, Transport
from planner.outbox.freezing import is_not_frozen
from planner.outbox.message.redaction import redact_some
from planner.outbox.models import Delivery, Heartbeat, Letter
from planner.pdf import PdfClient

__all__ = [
    "Turns",
    "attend",
    "beat",
    "last_beat",
    "longest_waiting",
    "reopen_mail_routes",
    "take_back",
]

ORPHAN_REMOVER = "orphans"
BEAT_EVERY = timedelta(seconds=10)
ORPHANS_REMOVED_EVERY = timedelta(days=1)
CLEANER = "cleanup"
CLEAN_EVERY = timedelta(hours=1)
# A letter takes a fraction of a second, a portion about one: neither has to wait long.
LETTERS_IN_A_ROW = 20


@dataclass(slots=True)
class Turns:
    """How many letters have left since the last portion of a job."""

    letters: int = 0


def attend(
    session: Session,
    settings: Settings,
    now: datetime,
    owner: str = "",
    turns: Turns | None = None,
) -> bool:
    """Do the next thing that is due; False if there was none, so that the worker may rest.

    A portion of a job follows after at most so many letters, and letters after each portion.
    `owner` is the name of this process among the workers.
    """
    beat(session, now)
    turns = turns or Turns()
    if turns.letters < LETTERS_IN_A_ROW and deliver(session, settings, now, owner):
        turns.letters += 1
        return True
    has_more, turns.letters = turns.letters == LETTERS_IN_A_ROW, 0
    if do_portion(session, ACTS, _tools(settings), now, owner) or has_more:
        return True
    tidy(session, settings, now)
    return False


def deliver(session: Session, settings: Settings, now: datetime, owner: str = "") -> bool:
    """Send the next letter; False if none is due. An idle connection is not kept open."""
    mail = transport(settings.smtp_url, settings.mail_folder, settings.greeting)
    look = LastLook(settings.links)
    if deliver_next(session, mail, now=now, worker=WORKER, owner=owner, may_go=look):
        look.write_anew(session, now)
        return True
    mail.close()
    return False


@cache
def transport(smtp_url: str, mail_folder: Path, greeting: str) -> Transport:
    """How letters leave: by a mail server where one is set, else a folder. One for many letters."""
    return Smtp(smtp_url, helo=greeting) if smtp_url else FileTransport(mail_folder)


def reopen_mail_routes(session: Session, settings: Settings, now: datetime) -> None:
    """At a start: a route that was closed is tried at once, most of all with other settings."""
    mail = transport(settings.smtp_url, settings.mail_folder, settings.greeting)
    reopen(_write(session), mail.key, now)
    session.commit()


def take_back(session: Session, now: datetime, *, owner: str) -> None:
    """Free what the worker of that name had claimed before it died. For its start."""
    take_back_letters(session, now, owner=owner)
    take_back_jobs(session, owner)


def _tools(settings: Settings) -> Tools:
    pdf_client = partial(_pdf_client, settings.pdf_socket)
    return Tools(links=settings.links, folder=settings.files_folder, pdf_client=pdf_client)


@cache
def _pdf_client(shared: Path) -> PdfClient:
    """One for this process. It uses the PDF server of the installation, where bin/serve runs."""
    pdf_client = PdfClient(shared=shared)
    atexit.register(pdf_client.close)
    return pdf_client


def beat(session: Session, now: datetime) -> None:
    """Leave a sign of life, at most every few seconds: each one is a write to the disk."""
    _sign(session, WORKER, BEAT_EVERY, now)


def tidy(session: Session, settings: Settings, now: datetime) -> None:
    """Once an hour: forget what counts no more. Once a day: remove uploads that were never saved."""
    if _sign(session, CLEANER, CLEAN_EVERY, now):
        _clean_up(session, settings, now)
    if _sign(session, ORPHAN_REMOVER, ORPHANS_REMOVED_EVERY, now):
        remove_orphans(session, settings.files_folder, now=now)


def last_beat(session: Session, name: str = WORKER) -> datetime | None:
    """When the worker, or another who signs, last gave a sign of life."""
    return session.scalar(select(Heartbeat.beat_at).where(Heartbeat.name == name))


def _sign(session: Session, name: str, every: timedelta, now: datetime) -> bool:
    """Note that `name` is at work; False, and nothing written, if it was within `every`."""
    last = last_beat(session, name)
    session.rollback()
    if last is not None and abs(now - last) < every:
        return False
    _write(session)
    session.merge(Heartbeat(name=name, beat_at=now))
    session.commit()
    return True


def _clean_up(session: Session, settings: Settings, now: datetime) -> None:
    """Portion by portion, so that others get to write between."""
    forget_lost_addresses(_write(session))
    session.commit()
    for forget_some in (forget_expired, forget_jobs):
        while forget_some(_write(session), now):
            session.commit()
        session.commit()
    while forget_entries(_write(session), now, days=settings.history_days):
        session.commit()
    session.commit()
    while redact_some(_write(session)):
        session.commit()
    session.commit()
    expired = drop_expired(_write(session), now)
    session.commit()
    for path in expired:
        storage.remove(settings.files_folder, path)
    refresh_statistics(session.connection())
    session.commit()


def _write(session: Session) -> Session:
    """Open the transaction with the intent to write."""
    begin_writing_transaction(session)
    return session


def longest_waiting(session: Session) -> datetime | None:
    """Since when the oldest letter that may leave has been due."""
    return session.scalar(
        select(func.min(Letter.due_at)).where(Letter.delivery == Delivery.QUEUED, is_not_frozen())
    )
