"""Setting and removing the mailbox of an office."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.history.operations import record
from planner.kernel.addresses import clean_host
from planner.kernel.encryption import Cipher
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.servers import MailboxServers, mailbox_of, password_purpose
from planner.outbox.delivery.connecting import NOT_PUBLIC, may_be_public
from planner.outbox.stored_passwords import (
    NO_OAUTH,
    OAuthPlan,
    check_oauth,
    encrypt_rows_anew,
    password_to_store,
)

PORTS = (993, 143)  # the usual one first
DAYS_BACK = (0, 1, 7, 30)
INBOX = "INBOX"


@dataclass(frozen=True, kw_only=True, slots=True)
class MailboxPlan:
    """As an administrator enters it. An empty `password` keeps the stored one of the same server
    and user.
    """

    host: str
    port: int
    starts_with_tls: bool
    user_name: str
    password: str = field(default="", repr=False)
    folder: str = INBOX
    days_back: int = 0
    oauth: OAuthPlan = NO_OAUTH


def set_mailbox(
    work: Work, plan: MailboxPlan, servers: MailboxServers, opened_version: int | None
) -> OfficeMailbox:
    """Store the mailbox; it is tried at once.

    Another host, user or folder is read from the beginning: see `days_back`. Raises `Stale`, or
    `Invalid` with the field. A name is not resolved here but each time a connection is made.
    """
    host, folder = clean_host(plan.host), plan.folder or INBOX
    _check(plan, host, servers)
    row = work.session.scalars(mailbox_of(work.office_id)).one_or_none()
    password = password_to_store(
        row,
        host=host,
        user_name=plan.user_name,
        password=plan.password,
        encrypt=partial(servers.cipher.encrypt, password_purpose(work.office_id)),
        oauth=plan.oauth,
    )
    if row is None:
        row = OfficeMailbox(office_id=work.office_id, fencing_token=0)
        work.session.add(row)
    else:
        row.revise(opened_version)
    if (row.host, row.user_name, row.folder) != (host, plan.user_name, folder):
        _forget_position(row, work)
    row.host, row.port, row.starts_with_tls = host, plan.port, plan.starts_with_tls
    row.user_name, row.encrypted_password = plan.user_name, password
    row.token_url, row.client_id = plan.oauth.token_url, plan.oauth.client_id
    row.folder, row.days_back = folder, plan.days_back
    _try_at_once(row, work)
    work.session.flush()
    record(work, "office.mailbox_set", row, host=host)
    return row


def remove_mailbox(work: Work) -> None:
    """It is read no more; what was read from it stays. Idempotent."""
    row = work.session.scalars(mailbox_of(work.office_id)).one_or_none()
    if row is None:
        return
    record(work, "office.mailbox_removed", row, host=row.host)
    work.session.delete(row)
    work.session.flush()


def encrypt_anew(session: Session, old: Cipher, new: Cipher) -> None:
    """For another secret key. A password that the old one does not read stays unreadable."""
    rows = session.scalars(select(OfficeMailbox))
    encrypt_rows_anew(session, rows, password_purpose, old, new)


def _check(plan: MailboxPlan, host: str, servers: MailboxServers) -> None:
    if plan.port not in PORTS:
        raise Invalid("port", _("Mailboxes are read at the ports 993 and 143 only."))
    if plan.days_back not in DAYS_BACK:
        raise Invalid("days_back", _("Choose one of these."))
    if host not in servers.private_hosts and not may_be_public(host):
        raise Invalid("host", NOT_PUBLIC)
    check_oauth(plan.oauth, servers.private_hosts)


def _forget_position(row: OfficeMailbox, work: Work) -> None:
    row.uid_validity = row.catch_up_since = row.renumbered_at = None
    row.last_uid = row.catch_up_until = 0
    row.read_at = row.has_idle = None
    row.set_at = work.now


def _try_at_once(row: OfficeMailbox, work: Work) -> None:
    """Whoever reads it with the former settings has lost it."""
    row.failure, row.failures, row.failed_since = "", 0, None
    row.due_at = work.now
    row.claimed_by = row.lease_until = None
    row.fencing_token += 1
