"""The mailboxes that a worker reads beside its other work."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from planner.config import Settings
from planner.jobs.mailbox_readers import MailboxReaders
from planner.kernel.database import harden_sqlite
from planner.mailbox.models import OfficeMailbox
from planner.outbox.delivery.mail_server import MailServer
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.imap.faulty import FaultyServer, faulty, hang
from tests.unit.mailbox.stored import Basket, some_office, stored_mailbox
from tests.unit.outbox.server import trusting

pytestmark = pytest.mark.loopback
_PATIENCE_SECONDS = 30


@pytest.fixture
def engine(tmp_path: Path, empty_database: bytes) -> Iterator[Engine]:
    """In a file, as threads need it."""
    (tmp_path / "planner.sqlite3").write_bytes(empty_database)
    engine = create_engine(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    harden_sqlite(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def imap() -> Iterator[FaultyServer]:
    """A server with an empty folder that has nothing to tell."""
    with faulty() as server:
        server.say("UID SEARCH", b"* SEARCH\r\n{tag} OK done\r\n")
        yield server


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    clock = tmp_path / "clock"
    clock.write_text(NOW.isoformat())
    return Settings(
        instance=tmp_path,
        public_url=PUBLIC_URL,
        secret_key=SECRET,
        clock_file=clock,
        private_mail_servers="localhost",
    )


@pytest.fixture
def readers(settings: Settings) -> Iterator[MailboxReaders]:
    readers = readers_that_look(settings, every=0)
    yield readers
    readers.stop()


def readers_that_look(settings: Settings, *, every: float) -> MailboxReaders:
    return MailboxReaders(settings, "worker", _no_client, Basket(), trusting(), every)


def _no_client() -> NoReturn:
    raise AssertionError("nothing is read here")


def mailbox_at(session: Session, server: MailServer, slug: str = "house") -> OfficeMailbox:
    return stored_mailbox(session, some_office(session, slug).id, server)


def seen(session: Session, row: OfficeMailbox, is_seen: Callable[[OfficeMailbox], bool]) -> bool:
    """Waits until it is."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        session.refresh(row)
        found = is_seen(row)
        session.rollback()
        if found:
            return True
        time.sleep(0.02)
    return False


def is_read(row: OfficeMailbox) -> bool:
    return row.read_at is not None


def test_mailboxes_are_read_side_by_side(
    session: Session, imap: FaultyServer, readers: MailboxReaders
) -> None:
    with faulty() as hanging:
        hanging.say("LOGIN", hang)
        mailbox_at(session, hanging.server, "slow")
        other = mailbox_at(session, imap.server)
        session.rollback()

        readers.keep(session)

        assert seen(session, other, is_read)


def test_one_that_is_set_anew_is_read_with_its_new_settings(
    session: Session, imap: FaultyServer, readers: MailboxReaders
) -> None:
    row = mailbox_at(session, imap.server)
    readers.keep(session)
    seen(session, row, is_read)
    row.folder, row.fencing_token, row.lease_until = "Answers", row.fencing_token + 1, None
    session.commit()

    readers.keep(session)

    assert seen(session, row, lambda one: 'EXAMINE "Answers"' in imap.heard)


def test_they_give_their_mailboxes_back_when_they_stop(
    session: Session, imap: FaultyServer, readers: MailboxReaders
) -> None:
    row = mailbox_at(session, imap.server)
    readers.keep(session)
    began = seen(session, row, is_read)

    readers.stop()

    session.refresh(row)
    assert (began, row.lease_until, row.claimed_by, row.failures) == (True, None, None, 0)


def test_one_that_failed_waits_for_its_time(
    session: Session, imap: FaultyServer, readers: MailboxReaders
) -> None:
    imap.say("LOGIN", b"{tag} NO wrong\r\n")
    row = mailbox_at(session, imap.server)
    readers.keep(session)
    failed = seen(session, row, lambda one: one.failures == 1 and one.lease_until is None)
    before = len(imap.heard)

    readers.keep(session)
    readers.stop()

    assert (failed, len(imap.heard)) == (True, before)


def test_looking_for_them_is_not_done_all_the_time(
    session: Session,
    imap: FaultyServer,
    settings: Settings,
) -> None:
    readers = readers_that_look(settings, every=1000)
    readers.keep(session)
    row = mailbox_at(session, imap.server)
    session.rollback()

    readers.keep(session)
    readers.stop()

    session.refresh(row)
    assert row.fencing_token == 0
