"""A real worker that reads a mailbox at Dovecot and is killed: no message is lost, none comes twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from planner.inbox.models import ReceivedMessage
from planner.mailbox.models import OfficeMailbox
from tests.conftest import NOW
from tests.imap.dovecot import Dovecot, running
from tests.killed.nursery import Child
from tests.killed.sink import Sink
from tests.unit.mailbox.stored import some_office, stored_mailbox
from tests.unit.outbox.server import CERTIFICATE

pytestmark = [pytest.mark.loopback, pytest.mark.walk, pytest.mark.dovecot]

MESSAGES = 60
KILLED_AT = (1, 20, 41)
_PATIENCE_SECONDS = 240


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    with running() as dovecot:
        yield dovecot


def letter(number: int) -> bytes:
    return (
        f"From: Anna <anna{number}@paper.test>\r\nTo: press@house.test\r\n"
        f"Message-ID: <{number}@paper.test>\r\nSubject: Letter {number}\r\n\r\n"
        "I shall come.\r\n"
    ).encode()


def wait_until(session: Session, is_seen: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while not is_seen():
        session.rollback()
        assert time.monotonic() < end, "nothing of it was seen"
        time.sleep(0.01)
    session.rollback()


def test_each_message_is_taken_in_once(
    session: Session, engine: Engine, child: Callable[..., Child], dovecot: Dovecot, sink: Sink
) -> None:
    """The killed worker may have stored a message and not heard of it."""
    for number in range(MESSAGES):
        dovecot.put(letter(number), at=NOW)
    mailbox = stored_mailbox(session, some_office(session).id, dovecot.server(), days_back=30)
    number = mailbox.id
    session.rollback()

    def wait_until_read(last: int) -> None:
        query = select(OfficeMailbox.last_uid).where(OfficeMailbox.id == number)
        wait_until(session, lambda: session.scalars(query).one() >= last)

    for last in (*KILLED_AT, MESSAGES):
        worker = child(SSL_CERT_FILE=str(CERTIFICATE), PLANNER_PRIVATE_MAIL_SERVERS="localhost")
        worker.begin("worker")
        wait_until_read(last)
        worker.kill()
        worker.wait()

    subjects = session.scalars(select(ReceivedMessage.subject)).all()
    assert sorted(subjects) == sorted(f"Letter {number}" for number in range(MESSAGES))
    assert session.scalar(select(func.count(ReceivedMessage.id))) == MESSAGES
