"""Stores refresh tokens that providers have given in place of stored ones, which end after a time."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.config import Settings
from planner.kernel.database import begin_writing_transaction
from planner.mailbox import servers as mailboxes
from planner.mailbox.models import OfficeMailbox
from planner.outbox.delivery import mail_servers
from planner.outbox.delivery.access_tokens import note_stored, renewals
from planner.outbox.delivery.mail_servers import MailServers
from planner.outbox.models import OfficeMailServer
from planner.outbox.stored_passwords import store_renewals


def store_refresh_tokens(session: Session, settings: Settings) -> None:
    """Those that came in this process, for mailboxes and mail servers of all offices. Does nothing without
    one, else commits.
    """
    renewed = renewals()
    if not renewed:
        return
    servers = MailServers.of_installation(settings)
    keys = (servers.cipher, servers.private_hosts)
    own = select(OfficeMailServer).where(OfficeMailServer.token_url != "")
    read = select(OfficeMailbox).where(OfficeMailbox.token_url != "")
    begin_writing_transaction(session)
    session.expire_all()
    store_renewals(session.scalars(own), mail_servers.password_purpose, *keys, renewed)
    store_renewals(session.scalars(read), mailboxes.password_purpose, *keys, renewed)
    session.commit()
    note_stored(renewed)
