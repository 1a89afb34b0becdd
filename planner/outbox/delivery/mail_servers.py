"""Which mail server the letters of an office leave by: its own, or that of the installation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.config import Settings
from planner.kernel.database import Rows
from planner.kernel.encryption import Cipher, Unreadable
from planner.kernel.errors import PlannerError
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.mail_server import MailServer, mail_server
from planner.outbox.models import OfficeMailServer
from planner.outbox.stored_passwords import sign_in_of

UNREADABLE = _(
    "The password of the mail server can no longer be read, because the program has another secret "
    "key. Enter it anew on the page Mail."
)


class UnreadablePassword(PlannerError):
    """The password was encrypted with another secret key."""

    def __init__(self) -> None:
        super().__init__(UNREADABLE)


def own_server(office_id: int) -> Rows[OfficeMailServer]:
    return select(OfficeMailServer).where(OfficeMailServer.office_id == office_id)


def password_purpose(office_id: int) -> str:
    """For `Cipher`: the password of one office is none for another."""
    return f"mail server of office {office_id}"


@dataclass(frozen=True, slots=True)
class MailServers:
    """`shared` is the installation's, None without one. `private_hosts` may be used by offices,
    although they are not on the internet.
    """

    shared: MailServer | None
    cipher: Cipher
    private_hosts: Collection[str] = frozenset()

    @classmethod
    def of_installation(cls, settings: Settings) -> Self:
        return cls(
            mail_server(settings.smtp_url), Cipher(settings.secret_key), settings.private_mail_hosts
        )

    def of_office(self, session: Session, office_id: int) -> MailServer | None:
        """The server that the letters of the office leave by. Raises `UnreadablePassword`."""
        own = session.scalars(own_server(office_id)).one_or_none()
        return self.own(own) if own is not None else self.shared

    def own(self, row: OfficeMailServer) -> MailServer:
        """Raises `UnreadablePassword`."""
        if not row.encrypted_password:
            return self.without_password(row)
        password, oauth = sign_in_of(row, self._decrypted(row), self.private_hosts)
        return replace(self.without_password(row), password=password, oauth=oauth)

    def without_password(self, row: OfficeMailServer) -> MailServer:
        """For pages."""
        return MailServer(
            host=row.host,
            port=row.port,
            starts_with_tls=row.starts_with_tls,
            user=row.user_name,
            office_id=row.office_id,
            must_be_public=row.host not in self.private_hosts,
        )

    def _decrypted(self, row: OfficeMailServer) -> str:
        try:
            return self.cipher.decrypt(password_purpose(row.office_id), row.encrypted_password)
        except Unreadable as error:
            raise UnreadablePassword from error
