"""A database in a file, as several threads use it, and a mailbox at Dovecot."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from planner.kernel.database import harden_sqlite
from planner.kernel.encryption import Cipher
from planner.kernel.ids import Signer
from planner.kernel.links import Links
from planner.mailbox.claims import claim_mailbox
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.reading import Reading, read_mailbox
from planner.mailbox.servers import MailboxServers
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.imap.dovecot import Dovecot, running
from tests.imap.faulty import FaultyServer, faulty
from tests.unit.mailbox.stored import Basket, some_office, stored_mailbox
from tests.unit.outbox.server import trusting

_PATIENCE_SECONDS = 30


@pytest.fixture
def imap() -> Iterator[FaultyServer]:
    with faulty() as server:
        yield server


@pytest.fixture(scope="session")
def one_dovecot() -> Iterator[Dovecot]:
    with running() as dovecot:
        yield dovecot


@pytest.fixture
def dovecot(one_dovecot: Dovecot) -> Dovecot:
    """With an empty mailbox."""
    one_dovecot.empty()
    return one_dovecot


@pytest.fixture
def file_engine(tmp_path: Path, empty_database: bytes) -> Iterator[Engine]:
    (tmp_path / "planner.sqlite3").write_bytes(empty_database)
    engine = create_engine(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    harden_sqlite(engine)
    yield engine
    engine.dispose()


class Died(BaseException):
    """Raised by a test, the worker ends here."""


@dataclass
class Reader:
    """Reads the mailbox in a thread, as the worker does, until a test has seen enough."""

    engine: Engine
    mailbox_id: int
    basket: Basket = field(default_factory=Basket)
    poll_seconds: float = 60
    _stopped: bool = False
    _thread: threading.Thread | None = None
    _alarm: tuple[int, int] = (0, 0)

    def begin(self) -> None:
        self._alarm, self._stopped = os.pipe(), False
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def end(self) -> None:
        """As the worker is told to stop. Idempotent."""
        self._stopped = True
        os.write(self._alarm[1], b"!")
        self.join()

    def join(self) -> None:
        """Until it ends by itself."""
        if self._thread is not None:
            self._thread.join(_PATIENCE_SECONDS)
            assert not self._thread.is_alive()
            self._thread = None
            for file in self._alarm:
                os.close(file)

    def until(self, is_seen: Callable[[OfficeMailbox], bool]) -> OfficeMailbox:
        """The mailbox as it is stored, once that is seen."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while True:
            row = self.row()
            if is_seen(row):
                return row
            assert time.monotonic() < end, "nothing of it was seen"
            time.sleep(0.02)

    def until_read(self, uid: int) -> None:
        self.until(lambda row: row.last_uid == uid)

    def look(self) -> OfficeMailbox:
        """Read once all that is there."""
        with Session(self.engine) as session:
            session.get_one(OfficeMailbox, self.mailbox_id).read_at = None
            session.commit()
        self.begin()
        self.until(lambda row: row.read_at is not None or bool(row.failures))
        if self._thread is not None:
            self.end()
        return self.row()

    def row(self) -> OfficeMailbox:
        with Session(self.engine, expire_on_commit=False) as session:
            return session.get_one(OfficeMailbox, self.mailbox_id)

    def _read(self) -> None:
        reading = Reading(
            servers=MailboxServers(Cipher(SECRET), {"localhost"}),
            links=Links(PUBLIC_URL, Signer(SECRET)),
            taking=self.basket,
            now=lambda: NOW,
            alarm=self._alarm[0],
            is_stopped=lambda: self._stopped,
            tls=trusting(),
            poll_seconds=self.poll_seconds,
        )
        with Session(self.engine) as session:
            claim = claim_mailbox(session, self.mailbox_id, NOW, "worker")
            assert claim is not None
            with suppress(Died):
                read_mailbox(session, claim, reading)


MakeReader = Callable[..., Reader]


@pytest.fixture
def reader_of(file_engine: Engine) -> Iterator[MakeReader]:
    """`reader_of(server, days_back=7)`: a mailbox with those columns, and its reader."""
    made: list[Reader] = []

    def make(server: object, **values: object) -> Reader:
        with Session(file_engine) as session:
            office = some_office(session)
            mailbox = stored_mailbox(session, office.id, server, **values)  # type: ignore[arg-type]
            reader = Reader(file_engine, mailbox.id)
        made.append(reader)
        return reader

    yield make
    for reader in made:
        if reader._thread is not None:
            reader.end()
