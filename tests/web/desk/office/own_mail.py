"""Setting the mail server of the office as an administrator does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.kernel.encryption import Cipher
from planner.outbox.delivery.mail_servers import MailServers
from planner.outbox.models import OfficeMailServer
from tests.conftest import SECRET
from tests.unit.outbox.own_servers import PASSWORD
from tests.web.desk.office.test_mail import URL
from tests.web.visitor import Visitor

TYPED = {
    "host": "mail.press.example",
    "port": "465",
    "encryption": "tls",
    "user_name": "press@house.test",
    "password": PASSWORD,
}
SHOWN = "section[aria-labelledby=server] dl div"
SetTo = Callable[..., None]


def stored(session: Session) -> OfficeMailServer:
    return session.scalars(select(OfficeMailServer)).one()


def password(session: Session) -> str:
    return MailServers(None, Cipher(SECRET)).own(stored(session)).password


def set_server(visitor: Visitor, **given: str) -> Any:
    return visitor.post(f"{URL}server", {**TYPED, **given})
