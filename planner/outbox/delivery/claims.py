"""Claiming a letter while it is sent: taking the claim, renewing it, storing the outcome (R4).

Every step commits, and is made in one statement that asks for the fencing token: whoever was
overtaken by another worker changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from planner.kernel.database import begin_writing_transaction
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.mail_routes import KnownRoute, doubted_last, may_leave
from planner.outbox.delivery.retry import CRASHED, MOST_CRASHES
from planner.outbox.delivery.transport import ClaimLost
from planner.outbox.freezing import is_not_frozen
from planner.outbox.models import Delivery, Heartbeat, Letter

# Longer than the longest silence of a mail server: connect, commands, and ten minutes after the
# dot. It is renewed all the while, so that only a worker that stands still loses a letter; when
# it goes on, it finds that another fencing token stands before the letter.
LEASE = timedelta(minutes=30)
RENEWAL = timedelta(seconds=20)
# Between two tries to write down what became of a letter; SQLite itself waits for seconds in each.
RETRY = timedelta(seconds=0.5)
# How long a mail server is kept waiting for the last line because the database is busy.
BEFORE_THE_DOT = timedelta(seconds=30)
CUT_OFF = _("The program ended while the mail server was taking this letter.")


@dataclass(frozen=True, slots=True)
class Claim:
    """A letter that is ours to send, for as long as its fencing token has not been counted up."""

    letter_id: int
    fencing_token: int
    office_id: int
    address: str
    sender: str

    @property
    def domain(self) -> str:
        """The recipient's, in lower case."""
        return self.address.rpartition("@")[2].lower()


_CLAIMED = (
    Letter.id,
    Letter.fencing_token,
    Letter.office_id,
    Letter.recipient_address,
    Letter.sender_address,
)


def take_back(session: Session, now: datetime, *, owner: str = "") -> None:
    """Free the letters of workers that died: those whose lease is over.

    A worker that starts names itself as the `owner`: whoever had that name before is dead, and
    what it had claimed is freed at once. The letters of other workers are left to their leases.
    """
    is_over = Letter.lease_until <= now
    if owner:
        is_over |= Letter.claimed_by == owner
    dead = (Letter.delivery == Delivery.SENDING) & is_over
    crashes = Letter.crashes + 1
    begin_writing_transaction(session)
    _free(
        session,
        (Letter.delivery == Delivery.DOT) & is_over,
        delivery=Delivery.IN_DOUBT,
        error=CUT_OFF,
    )
    _free(
        session,
        dead & (crashes >= MOST_CRASHES),
        delivery=Delivery.FAILED,
        crashes=crashes,
        error=CRASHED,
    )
    _free(session, dead, delivery=Delivery.QUEUED, crashes=crashes)
    session.commit()


def claim_next(
    session: Session, now: datetime, owner: str = "", routes: Collection[KnownRoute] = ()
) -> Claim | None:
    """Take the next letter in one statement: two workers never take the same one (R11).

    Letters whose route is closed are left; those that go a doubted route come after all others.
    The try is counted before it is made, so that a letter which kills the worker is noticed.
    """
    next_one = (
        select(Letter.id)
        .where(
            Letter.delivery == Delivery.QUEUED,
            Letter.due_at <= now,
            is_not_frozen(Letter),
            may_leave(routes, now),
        )
        .order_by(*doubted_last(routes), Letter.due_at, Letter.id)
        .limit(1)
        .correlate(None)
        .scalar_subquery()
    )
    begin_writing_transaction(session)
    row = session.execute(
        update(Letter)
        .where(Letter.id == next_one, Letter.delivery == Delivery.QUEUED)
        .values(
            delivery=Delivery.SENDING,
            attempts=Letter.attempts + 1,
            fencing_token=Letter.fencing_token + 1,
            lease_until=now + LEASE,
            claimed_by=owner or None,
        )
        .returning(*_CLAIMED)
        .execution_options(synchronize_session=False)
    ).first()
    session.commit()
    return Claim(*row) if row is not None else None


def renew(bind: Engine | Connection, claim: Claim, now: datetime, worker: str) -> bool:
    """Prolong the claim, and give a sign of life; False if the letter is not ours any more."""
    with Session(bind) as session:
        begin_writing_transaction(session)
        ours = session.execute(
            update(Letter)
            .where(*_is_ours(claim))
            .values(lease_until=now + LEASE)
            .returning(Letter.id)
        ).all()
        session.execute(update(Heartbeat).where(Heartbeat.name == worker).values(beat_at=now))
        session.commit()
    return bool(ours)


def persist(
    session: Session, write: Callable[[], object], patience: timedelta = LEASE - RENEWAL
) -> None:
    """Do a short `write`, again and again while the database cannot be written.

    Gives up after `patience`, at the latest when the lease is about to end. Raises the last
    `OperationalError` then.
    """
    end = time.monotonic() + patience.total_seconds()
    while True:
        try:
            write()
        except OperationalError:
            session.rollback()
            if time.monotonic() >= end:
                raise
            time.sleep(RETRY.total_seconds())
        else:
            return


def let_go(session: Session, claim: Claim) -> None:
    """Give the letter back: before the dot nothing has left, after it nobody knows (R3)."""
    session.rollback()
    begin_writing_transaction(session)
    ours = (Letter.id == claim.letter_id) & (Letter.fencing_token == claim.fencing_token)
    values: dict[Delivery, dict[str, Any]] = {
        Delivery.SENDING: {"delivery": Delivery.QUEUED, "attempts": Letter.attempts - 1},
        Delivery.DOT: {"delivery": Delivery.IN_DOUBT, "error": CUT_OFF},
    }
    for delivery, after in values.items():
        _free(session, ours & (Letter.delivery == delivery), **after)
    session.commit()


def settle(
    session: Session,
    claim: Claim,
    note: Callable[[], object] | None = None,
    **values: Any,
) -> None:
    """Write down where the letter stands now, and what there is to `note` besides.

    Raises `ClaimLost` if it is not ours any more.
    """
    begin_writing_transaction(session)
    if values["delivery"] is not Delivery.DOT:
        values |= {"lease_until": None, "claimed_by": None}
    ours = session.execute(
        update(Letter).where(*_is_ours(claim)).values(**values).returning(Letter.id)
    ).all()
    if ours and note is not None:
        note()
    session.commit()
    if not ours:
        raise ClaimLost


def _free(session: Session, which: ColumnElement[bool], **values: Any) -> None:
    values |= {"fencing_token": Letter.fencing_token + 1, "lease_until": None, "claimed_by": None}
    session.execute(
        update(Letter).where(which).values(**values).execution_options(synchronize_session=False)
    )


def _is_ours(claim: Claim) -> tuple[ColumnElement[bool], ...]:
    return (
        Letter.id == claim.letter_id,
        Letter.fencing_token == claim.fencing_token,
        Letter.delivery.in_((Delivery.SENDING, Delivery.DOT)),
    )
