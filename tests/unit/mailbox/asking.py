"""Asking a server that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.mailbox.faults import MailboxFault
from planner.mailbox.imap.connection import Connection, Timeouts
from planner.outbox.delivery.mail_server import MailServer
from tests.imap.faulty import FaultyServer
from tests.unit.outbox.server import trusting

QUICK = Timeouts(connect=5, step=0.3, whole=1.5)


def opened(server: MailServer) -> Connection:
    return Connection(server, tls=trusting(), timeouts=QUICK)


def told(imap: FaultyServer, use: Callable[[Connection], object] = lambda _one: None) -> str:
    """The sentence, with the port replaced."""

    def ask() -> None:
        with opened(imap.server) as connection:
            connection.examine("INBOX")
            use(connection)

    with pytest.raises(MailboxFault) as caught:
        ask()
    return str(caught.value.message).replace(f":{imap.port}", ":993")
