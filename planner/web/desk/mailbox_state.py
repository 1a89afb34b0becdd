"""The mailbox that answers are read from, for pages."""

from __future__ import annotations

from dataclasses import dataclass

from planner.mailbox.faults import MailboxFault
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.queries import RENUMBERED_FOR
from planner.mailbox.servers import MailboxServers, mailbox_of
from planner.outbox.freezing import freeze_of
from planner.web.database import db
from planner.web.extensions import now, settings
from planner.web.transaction import current_office


@dataclass(frozen=True, kw_only=True, slots=True)
class MailboxState:
    """`fault` says why it cannot be read, "" if it can. `is_frozen`: not until somebody has looked at
    the outbox of this copy. `is_renumbered`: the server came with other numbers lately.
    """

    fault: str = ""
    is_frozen: bool = False
    is_renumbered: bool = False


def mailbox_servers() -> MailboxServers:
    return MailboxServers.of_installation(settings())


def current_mailbox() -> OfficeMailbox | None:
    """The one that the office has set."""
    return db.session.scalars(mailbox_of(current_office().id)).one_or_none()


def mailbox_state(mailbox: OfficeMailbox | None) -> MailboxState | None:
    if mailbox is None:
        return None
    renumbered_at = mailbox.renumbered_at
    return MailboxState(
        fault=mailbox.failure or _password_fault(mailbox),
        is_frozen=db.session.scalars(freeze_of(mailbox.office_id)).one_or_none() is not None,
        is_renumbered=renumbered_at is not None and now() - renumbered_at < RENUMBERED_FOR,
    )


def _password_fault(mailbox: OfficeMailbox) -> str:
    try:
        mailbox_servers().of_mailbox(mailbox)
    except MailboxFault as error:
        return error.message
    return ""
