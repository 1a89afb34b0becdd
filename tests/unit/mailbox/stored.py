"""Mailboxes as the page stores them, and somebody who takes in what is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.kernel.encryption import Cipher
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.mailbox.downloading import Downloaded, Sizes
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.servers import password_purpose
from planner.outbox.delivery.mail_server import MailServer
from tests.conftest import NOW, SECRET


def stored_mailbox(
    session: Session, office_id: int, server: MailServer | None = None, **values: object
) -> OfficeMailbox:
    """Stored without the checks of the page: at any port."""
    server = server or MailServer(host="imap.house.test", port=993, user="press", password="secret")
    given: dict[str, object] = {
        "host": server.host,
        "port": server.port,
        "starts_with_tls": server.starts_with_tls,
        "user_name": server.user,
        "folder": "INBOX",
        "days_back": 0,
        "set_at": NOW,
        "due_at": NOW,
        "encrypted_password": Cipher(SECRET).encrypt(password_purpose(office_id), server.password),
    }
    mailbox = OfficeMailbox(office_id=office_id, **(given | values))
    session.add(mailbox)
    session.commit()
    return mailbox


def some_office(session: Session, slug: str = "house") -> Office:
    office = Office(
        slug=slug,
        names=Texts(en="Press House"),
        short_names=Texts(en="PH"),
        cities=Texts(en="Geneva"),
        zone="Europe/Moscow",
        languages=["en"],
        mail_from=f"press@{slug}.test",
        created_at=NOW,
    )
    session.add(office)
    session.commit()
    return office


@dataclass
class Basket:
    """Keeps what it takes in. `before` is called with each message that is read, and `while_storing`
    with each that is stored; they may raise.
    """

    most: Sizes = field(default_factory=lambda: Sizes(1024 * 1024, 64 * 1024))
    contents: list[bytes] = field(default_factory=list)
    cut: list[bytes] = field(default_factory=list)
    times: list[datetime] = field(default_factory=list)
    before: Callable[[bytes], None] = lambda _content: None
    while_storing: Callable[[bytes], None] = lambda _content: None

    def read(self, messages: Sequence[Downloaded]) -> list[Callable[[Work], object]]:
        for message in messages:
            if message.is_whole:
                self.before(message.content)
        return [partial(self._take, message) for message in messages]

    def _take(self, message: Downloaded, _work: Work) -> None:
        if message.is_whole:
            self.while_storing(message.content)
        (self.contents if message.is_whole else self.cut).append(message.content)
        self.times.append(message.received_at)
