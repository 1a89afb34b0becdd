"""The mailboxes that this worker reads, each in a thread of its own.

A server that hangs keeps its own thread waiting and nothing else: letters leave meanwhile. Threads
end with the process; whatever they had not stored is read again.
"""

from __future__ import annotations

import logging
import os
import ssl
import time
from collections.abc import Callable
from functools import partial
from threading import Event, Thread

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from planner.config import Settings
from planner.jobs.taking import InboxTaking
from planner.kernel.logs import numbered
from planner.mailbox.claims import claim_mailbox, due_mailboxes
from planner.mailbox.reading import Reading, Taking, read_mailbox
from planner.mailbox.servers import MailboxServers
from planner.pdf import PdfClient

log = logging.getLogger(__name__)

# How long a mailbox that was set waits, at most.
_LOOK_EVERY_SECONDS = 5.0
_LONGEST_GOODBYE_SECONDS = 2.0


class MailboxReaders:
    """`keep` is called by the worker between its jobs, `stop` at its end."""

    def __init__(
        self,
        settings: Settings,
        owner: str,
        pdf_client: Callable[[], PdfClient],
        taking: Taking | None = None,
        tls: ssl.SSLContext | None = None,
        look_every: float = _LOOK_EVERY_SECONDS,
    ) -> None:
        self._settings, self._owner = settings, owner
        self._taking = taking or InboxTaking(pdf_client)
        self._tls = tls
        self._readers: list[_Reader] = []
        self._look_every, self._looked_at = look_every, -look_every

    def keep(self, session: Session) -> None:
        """Begin to read mailboxes that nobody reads. `session` must have no transaction open."""
        if time.monotonic() - self._looked_at < self._look_every:
            return
        self._looked_at = time.monotonic()
        due = session.scalars(due_mailboxes(self._settings.now())).all()
        bind = session.get_bind()
        session.rollback()
        self._forget_ended()
        for former in self._readers:
            # One of ours that reads it still has former settings, and has lost it.
            if former.number in due:
                former.stop()
        self._readers += [self._begin(bind, number) for number in due]

    def stop(self) -> None:
        """Tell them to stop, and wait for those that do so at once."""
        for one in self._readers:
            one.stop()
        end = time.monotonic() + _LONGEST_GOODBYE_SECONDS
        for one in self._readers:
            one.wait(end - time.monotonic())
        self._forget_ended()

    def _forget_ended(self) -> None:
        for one in self._readers:
            if not one.is_alive:
                one.close()
        self._readers = [one for one in self._readers if one.is_alive]

    def _begin(self, bind: Engine | Connection, number: int) -> _Reader:
        reader = _Reader(number)
        reading = Reading(
            servers=MailboxServers.of_installation(self._settings),
            links=self._settings.links,
            taking=self._taking,
            now=self._settings.now,
            alarm=reader.alarm,
            is_stopped=reader.is_stopped,
            tls=self._tls,
        )
        reader.begin(partial(_read, bind, number, self._owner, reading))
        return reader


class _Reader:
    """A thread that is woken when it shall stop, whatever it waits for."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._stopped = Event()
        self.alarm, self._bell = os.pipe()
        self._thread: Thread | None = None

    def begin(self, read: Callable[[], None]) -> None:
        self._thread = Thread(target=_run, args=(read,), name="mailbox", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def is_stopped(self) -> bool:
        return self._stopped.is_set()

    def stop(self) -> None:
        """Idempotent."""
        if not self._stopped.is_set():
            self._stopped.set()
            os.write(self._bell, b"!")

    def wait(self, seconds: float) -> None:
        if self._thread is not None:
            self._thread.join(max(0.0, seconds))

    def close(self) -> None:
        """Once it has ended: not by the thread itself, since a number of a file is used again."""
        os.close(self.alarm)
        os.close(self._bell)


def _run(read: Callable[[], None]) -> None:
    try:
        with numbered():
            read()
    except Exception:
        log.exception("a mailbox was not read")


def _read(bind: Engine | Connection, number: int, owner: str, reading: Reading) -> None:
    with Session(bind) as session:
        claim = claim_mailbox(session, number, reading.now(), owner)
        if claim is not None:
            read_mailbox(session, claim, reading)
