"""Claiming a mailbox while it is read, so that no two workers read the same.

Every change is a single statement that asks for the fencing token: a worker that has lost its claim
stores nothing, neither a message nor the position. Setting the mailbox raises the token too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from planner.kernel.database import Rows, begin_writing_transaction
from planner.mailbox.faults import MailboxFault
from planner.mailbox.models import OfficeMailbox
from planner.outbox.delivery.retry import wait
from planner.outbox.models import OutboxFreeze

# Renewed whenever something is stored, and at least as often as `reading.LONGEST_WAIT` says.
LEASE = timedelta(minutes=10)
# What only a person can mend is tried less often: many failed sign-ins lock an account.
LEAST_WAIT_OF_PERSISTENT = timedelta(minutes=15)


class ClaimLost(Exception):
    """Another worker reads the mailbox now, or its settings were changed."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim on a mailbox, valid until its fencing token is incremented."""

    mailbox_id: int
    fencing_token: int
    office_id: int


def due_mailboxes(now: datetime) -> Rows[int]:
    """The ids of those that nobody reads, and whose next try is due.

    None of an office whose outbox is frozen: the original of this copy may be reading it.
    """
    return select(OfficeMailbox.id).where(*_is_due(now)).order_by(OfficeMailbox.due_at)


def claim_mailbox(session: Session, mailbox_id: int, now: datetime, owner: str) -> Claim | None:
    """Claim it, unless somebody else has it or it is not due. Commits."""
    begin_writing_transaction(session)
    row = session.execute(
        update(OfficeMailbox)
        .where(OfficeMailbox.id == mailbox_id, *_is_due(now))
        .values(
            claimed_by=owner or None,
            lease_until=now + LEASE,
            fencing_token=OfficeMailbox.fencing_token + 1,
        )
        .returning(OfficeMailbox.id, OfficeMailbox.fencing_token, OfficeMailbox.office_id)
        .execution_options(synchronize_session=False)
    ).first()
    session.commit()
    return Claim(*row) if row is not None else None


def take_back_mailboxes(session: Session, owner: str) -> None:
    """Free those that a dead predecessor of the worker `owner` was reading. At its start. Commits."""
    begin_writing_transaction(session)
    session.execute(
        update(OfficeMailbox)
        .where(OfficeMailbox.claimed_by == owner)
        .values(claimed_by=None, lease_until=None, fencing_token=OfficeMailbox.fencing_token + 1)
        .execution_options(synchronize_session=False)
    )
    session.commit()


def store(
    session: Session,
    claim: Claim,
    now: datetime,
    write: Callable[[], object] = lambda: None,
    **values: Any,
) -> None:
    """Store columns of the mailbox and call `write`, both or neither. Renews the claim. Commits.

    Raises `ClaimLost`.
    """
    begin_writing_transaction(session)
    if not _change(session, claim, lease_until=now + LEASE, **values):
        session.rollback()
        raise ClaimLost
    write()
    session.commit()


def note_failure(session: Session, claim: Claim, error: MailboxFault, now: datetime) -> None:
    """Store why the mailbox could not be read, and when it is tried again. Commits."""
    begin_writing_transaction(session)
    row = session.get(OfficeMailbox, claim.mailbox_id, populate_existing=True)
    if row is not None and row.fencing_token == claim.fencing_token:
        failures = row.failures + 1
        pause = wait(f"mailbox {row.id}", failures)
        if error.is_persistent:
            pause = max(pause, LEAST_WAIT_OF_PERSISTENT)
        row.failure, row.failures = error.message, failures
        row.failed_since = row.failed_since or now
        row.due_at = now + pause
    session.commit()


def give_back(session: Session, claim: Claim) -> None:
    """Let others read it. Commits."""
    session.rollback()
    begin_writing_transaction(session)
    _change(session, claim, lease_until=None, claimed_by=None)
    session.commit()


def _is_due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        OfficeMailbox.due_at <= now,
        or_(OfficeMailbox.lease_until.is_(None), OfficeMailbox.lease_until <= now),
        OfficeMailbox.office_id.not_in(select(OutboxFreeze.office_id)),
    )


def _change(session: Session, claim: Claim, **values: Any) -> bool:
    """Update the mailbox; False if the claim is lost."""
    changed = session.execute(
        update(OfficeMailbox)
        .where(
            OfficeMailbox.id == claim.mailbox_id,
            OfficeMailbox.fencing_token == claim.fencing_token,
        )
        .values(**values)
        .returning(OfficeMailbox.id)
        .execution_options(synchronize_session=False)
    ).all()
    return bool(changed)
