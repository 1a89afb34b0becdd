"""Where the mailbox of an office is, and how it is signed in to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from sqlalchemy import select

from planner.config import Settings
from planner.kernel.database import Rows
from planner.kernel.encryption import Cipher, Unreadable
from planner.kernel.messages import gettext as _
from planner.mailbox.faults import MailboxFault
from planner.mailbox.models import OfficeMailbox
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.stored_passwords import sign_in_of

UNREADABLE = _(
    "The password of the mailbox can no longer be read, because the program has another secret key. "
    "Enter it anew on the page Mail."
)


def mailbox_of(office_id: int) -> Rows[OfficeMailbox]:
    return select(OfficeMailbox).where(OfficeMailbox.office_id == office_id)


def password_purpose(office_id: int) -> str:
    """For `Cipher`: the password of one office is none for another."""
    return f"mailbox of office {office_id}"


@dataclass(frozen=True, slots=True)
class MailboxServers:
    """`private_hosts` may be used by offices, although they are not on the internet."""

    cipher: Cipher
    private_hosts: Collection[str] = frozenset()

    @classmethod
    def of_installation(cls, settings: Settings) -> Self:
        return cls(Cipher(settings.secret_key), settings.private_mail_hosts)

    def of_mailbox(self, row: OfficeMailbox) -> MailServer:
        """Raises `MailboxFault` if the password was encrypted with another secret key."""
        try:
            decrypted = self.cipher.decrypt(password_purpose(row.office_id), row.encrypted_password)
        except Unreadable as error:
            raise MailboxFault(UNREADABLE, is_persistent=True) from error
        password, oauth = sign_in_of(row, decrypted, self.private_hosts)
        return MailServer(
            host=row.host,
            port=row.port,
            starts_with_tls=row.starts_with_tls,
            user=row.user_name,
            password=password,
            oauth=oauth,
            office_id=row.office_id,
            must_be_public=row.host not in self.private_hosts,
        )
