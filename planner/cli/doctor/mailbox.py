"""Checks of the mailboxes that offices have set. Nothing is read from them."""

from __future__ import annotations

import ssl

from planner.cli.doctor.finding import Finding, ok, wrong
from planner.mailbox.faults import MailboxFault
from planner.mailbox.imap.connection import Connection, Timeouts
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.servers import MailboxServers

_TIMEOUTS = Timeouts(connect=10, step=10, whole=30)


def check_mailbox(
    servers: MailboxServers, row: OfficeMailbox, slug: str, *, tls: ssl.SSLContext | None = None
) -> Finding:
    """Sign in, open the folder, and disconnect."""
    name = f"mailbox of {slug}"
    try:
        server = servers.of_mailbox(row)
        with Connection(server, tls=tls, timeouts=_TIMEOUTS) as connection:
            connection.examine(row.folder)
            waits = "tells of new messages" if connection.has_idle else "is asked every minute"
    except MailboxFault as error:
        return wrong(name, f"cannot be read: {error.message}")
    return ok(name, f"{server.address} lets us in, {row.folder} can be opened; it {waits}")
