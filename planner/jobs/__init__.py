"""The worker's loop: letters and portions of jobs in turns, and cleanup when idle."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.cleanup import forget_expired
from planner.accreditation.cleanup import forget_requests
from planner.accreditation.papers import forget_papers
from planner.background.claims import take_back_jobs
from planner.background.cleanup import forget_jobs
from planner.config import Settings
from planner.confirmations.asking import has_asked, note_asked
from planner.contacts.cleanup import forget_lost_addresses
from planner.contacts.importing.cleanup import forget_lists
from planner.contacts.notes import forget_removed_notes
from planner.contacts.readers import note_informed
from planner.exchange.deleting import forget_deleted_events
from planner.exchange.templates import forget_deleted_templates
from planner.files import storage
from planner.files.operations import remove_orphans
from planner.files.transfers import drop_expired
from planner.free_letters.removing import forget_removed_letters
from planner.grammar.cleanup import forget_forms_without_text, texts_without_place
from planner.history.cleanup import forget_entries
from planner.history.removed import forget_removed
from planner.inbox.cleanup import forget_messages
from planner.invitations.cleanup import forget_particulars
from planner.invitations.saved_filters import forget_removed_filters
from planner.jobs.assistant_copies import write_copies
from planner.jobs.comparing import compare_some
from planner.jobs.kinds import ACTS
from planner.jobs.last_look import LastLook
from planner.jobs.letter_plans import begin_due_plans, redraw_outdated
from planner.jobs.mailbox_readers import MailboxReaders
from planner.jobs.places import settle_places
from planner.jobs.portions import WORKER, Tools, do_portion
from planner.jobs.refresh_tokens import store_refresh_tokens
from planner.jobs.transports import transports
from planner.kernel.database import begin_writing_transaction
from planner.kernel.statistics import refresh_statistics
from planner.mailbox.claims import take_back_mailboxes
from planner.merging.undoing import forget_merges
from planner.outbox.delivery.claims import take_back as take_back_letters
from planner.outbox.delivery.mail_servers import MailServers
from planner.outbox.delivery.route_closing import reopen
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.freezing import is_not_frozen
from planner.outbox.message.redaction import redact_some
from planner.outbox.models import Delivery, Heartbeat, Letter
from planner.pdf import PdfClient
from planner.subscriptions.cleanup import forget_unconfirmed

__all__ = [
    "MailboxReaders",
    "Turns",
    "attend",
    "beat",
    "last_beat",
    "longest_waiting",
    "new_mailbox_readers",
    "reopen_mail_routes",
    "store_refresh_tokens",
    "take_back",
]

ORPHAN_REMOVER = "orphans"
BEAT_EVERY = timedelta(seconds=10)
ORPHANS_REMOVED_EVERY = timedelta(days=1)
PLANNER = "letter_plans"
PLANS_BEGUN_EVERY = timedelta(seconds=30)
CLEANER = "cleanup"
CLEAN_EVERY = timedelta(hours=1)
# A letter takes a fraction of a second, a portion about one second, so neither waits long.
LETTERS_IN_A_ROW = 20


@dataclass(slots=True)
class Turns:
    """Number of letters sent since the last portion of a job."""

    letters: int = 0


def attend(
    session: Session,
    settings: Settings,
    now: datetime,
    owner: str = "",
    turns: Turns | None = None,
) -> bool:
    """Do the next thing that is due; False if there was none, so that the worker may sleep.

    At most `LETTERS_IN_A_ROW` letters are sent between two portions of jobs. `owner` is the name of
    this worker process.
    """
    beat(session, now)
    store_refresh_tokens(session, settings)
    begin_plans(session, settings, now)
    turns = turns or Turns()
    if turns.letters < LETTERS_IN_A_ROW and deliver(session, settings, now, owner):
        turns.letters += 1
        return True
    has_more, turns.letters = turns.letters == LETTERS_IN_A_ROW, 0
    if do_portion(session, ACTS, _tools(settings), now, owner) or has_more:
        return True
    if compare_some(session, settings.links, now):
        return True
    tidy(session, settings, now)
    return False


def deliver(session: Session, settings: Settings, now: datetime, owner: str = "") -> bool:
    """Send the next letter; False if none is due, and then all connections are closed."""
    mail = transports(session, settings)
    session.rollback()
    look = LastLook(settings.links, now)
    if deliver_next(
        session,
        mail,
        now=now,
        worker=WORKER,
        owner=owner,
        may_go=look,
        why_dropped=look.why_dropped,
        read_file=partial(storage.get, settings.files_folder),
    ):
        look.replace_outdated(session, now)
        if look.asks_a_speaker:
            _note_asked_speakers(session, settings, now)
        return True
    mail.close()
    return False


def _note_asked_speakers(session: Session, settings: Settings, now: datetime) -> None:
    """Writes only where a letter to a speaker has left that is not noted yet: once one leaves, and with the
    plans, for what a worker left behind that ended between the two.
    """
    is_any = has_asked(session)
    session.rollback()
    if is_any:
        note_asked(_begin_writing(session), settings.links, now)
        session.commit()


def reopen_mail_routes(session: Session, settings: Settings, now: datetime) -> None:
    """When the worker starts: try closed mail routes at once, as settings may have changed."""
    mail = transports(_begin_writing(session), settings)
    reopen(session, mail.keys, now)
    session.commit()


def take_back(session: Session, now: datetime, *, owner: str) -> None:
    """When a worker starts: release the claims that it held before it died."""
    take_back_letters(session, now, owner=owner)
    take_back_jobs(session, owner)
    take_back_mailboxes(session, owner)


def new_mailbox_readers(settings: Settings, owner: str) -> MailboxReaders:
    """What reads the mailboxes of the offices, beside all else."""
    return MailboxReaders(settings, owner, partial(_pdf_client, settings.pdf_socket))


def _tools(settings: Settings) -> Tools:
    pdf_client = partial(_pdf_client, settings.pdf_socket)
    return Tools(
        links=settings.links,
        folder=settings.files_folder,
        pdf_client=pdf_client,
        mail_servers=MailServers.of_installation(settings),
        greeting=settings.greeting,
    )


@cache
def _pdf_client(shared: Path) -> PdfClient:
    """One per process; it uses the PDF server that bin/serve runs, if there is one."""
    pdf_client = PdfClient(shared=shared)
    atexit.register(pdf_client.close)
    return pdf_client


def beat(session: Session, now: datetime) -> None:
    """Record a heartbeat, at most every `BEAT_EVERY`, since each is a write to the disk."""
    _note_run(session, WORKER, BEAT_EVERY, now)


def tidy(session: Session, settings: Settings, now: datetime) -> None:
    """Delete expired data once an hour; once a day uploads that were never saved, and forms of texts
    that are entered nowhere.
    """
    if _note_run(session, CLEANER, CLEAN_EVERY, now):
        _clean_up(session, settings, now)
    if _note_run(session, ORPHAN_REMOVER, ORPHANS_REMOVED_EVERY, now):
        remove_orphans(session, settings.files_folder, now=now)
        _forget_forms(session, now)


def begin_plans(session: Session, settings: Settings, now: datetime) -> None:
    """Begin planned letters whose hour has come, write anew those that wait and are outdated, let guests
    move up from waiting lists, and give assistants copies of what has left.
    """
    if _note_run(session, PLANNER, PLANS_BEGUN_EVERY, now):
        begin_due_plans(session, settings.links, now)
        redraw_outdated(session, settings.links, now)
        settle_places(session, settings.links, now)
        _note_asked_speakers(session, settings, now)
        write_copies(session, settings.links, now)


def last_beat(session: Session, name: str = WORKER) -> datetime | None:
    """When the worker, or a task of `tidy`, last ran; None if never."""
    return session.scalar(select(Heartbeat.beat_at).where(Heartbeat.name == name))


def _note_run(session: Session, name: str, every: timedelta, now: datetime) -> bool:
    """Record that `name` runs now; False, and nothing written, if it last ran within `every`."""
    last = last_beat(session, name)
    session.rollback()
    if last is not None and abs(now - last) < every:
        return False
    _begin_writing(session)
    session.merge(Heartbeat(name=name, beat_at=now))
    session.commit()
    return True


def _clean_up(session: Session, settings: Settings, now: datetime) -> None:
    """In short transactions, so that others can write in between."""
    forget_lost_addresses(_begin_writing(session))
    session.commit()
    steps: tuple[Callable[[Session], object], ...] = (
        partial(forget_expired, now=now),
        partial(forget_jobs, now=now),
        partial(forget_entries, now=now, days=settings.history_days),
        partial(forget_removed, now=now),
        partial(forget_removed_filters, now=now),
        partial(forget_removed_notes, now=now),
        partial(forget_lists, now=now),
        partial(forget_messages, now=now),
        partial(forget_requests, now=now),
        partial(forget_unconfirmed, now=now),
        partial(forget_particulars, now=now),
        partial(forget_deleted_events, now=now),
        partial(forget_deleted_templates, now=now),
        redact_some,
        note_informed,
    )
    for step in steps:
        while step(_begin_writing(session)):
            session.commit()
        session.commit()
    expired = drop_expired(_begin_writing(session), now)
    expired += forget_merges(session, now)
    expired += forget_papers(session, now)
    expired += forget_removed_letters(session, now)
    session.commit()
    for path in expired:
        storage.remove(settings.files_folder, path)
    refresh_statistics(session.connection())
    session.commit()


def _forget_forms(session: Session, now: datetime) -> None:
    missed = texts_without_place(session)
    session.rollback()
    forget_forms_without_text(_begin_writing(session), missed, now)
    session.commit()


def _begin_writing(session: Session) -> Session:
    begin_writing_transaction(session)
    return session


def longest_waiting(session: Session) -> datetime | None:
    """Since when the queued letter that is due longest has been due; None if there is none."""
    return session.scalar(
        select(func.min(Letter.due_at)).where(Letter.delivery == Delivery.QUEUED, is_not_frozen())
    )
