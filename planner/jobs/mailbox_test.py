"""Looks into the mailbox of the office, and tells what was found. Nothing is read or changed."""

from __future__ import annotations

from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.work import Work
from planner.mailbox.faults import MailboxFault
from planner.mailbox.imap.connection import Connection, Timeouts
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.servers import MailboxServers, mailbox_of
from planner.outbox.delivery.mail_server import MailServer

# Short, since a person waits for the answer, and letters wait for the worker.
_TIMEOUTS = Timeouts(connect=10, step=15, whole=20)


def prepare_mailbox_test(work: Work, _task: Task, tools: Tools) -> Store:
    """`arguments`: none."""
    row = work.session.scalars(mailbox_of(work.office_id)).one_or_none()
    if row is None:
        raise Refused(_("No mailbox is set."))
    servers = MailboxServers(tools.mail_servers.cipher, tools.mail_servers.private_hosts)
    outcome = _look(row, servers, work)

    def store(_work: Work) -> Stored:
        return Stored(outcomes=[outcome], is_last=True)

    return store


def _look(row: OfficeMailbox, servers: MailboxServers, work: Work) -> Outcome:
    label = _("Mailbox of %(user)s at %(host)s", user=row.user_name, host=row.host)
    folder = row.folder
    try:
        server = servers.of_mailbox(row)
        work.session.rollback()
        return Outcome(label, reason=_seen_in(server, folder))
    except MailboxFault as error:
        return Outcome(label, OutcomeKind.FAILED, error.message)


def _seen_in(server: MailServer, folder: str) -> str:
    """Raises `MailboxFault`."""
    with Connection(server, timeouts=_TIMEOUTS) as connection:
        found = connection.examine(folder)
        connection.highest()
        has_idle = connection.has_idle
    messages = ngettext(
        "1 message is in “%(folder)s”.",
        "%(count)s messages are in “%(folder)s”.",
        found.messages,
        folder=folder,
    )
    if has_idle:
        return _("%(messages)s The server tells of new ones at once.", messages=messages)
    return _(
        "%(messages)s The server does not tell of new ones: it is asked every minute.",
        messages=messages,
    )
