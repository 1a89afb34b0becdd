"""Claiming a letter while it is sent: taking the claim, renewing it, storing the outcome (R4).

Each step commits. It is a single statement conditional on the fencing token, so that a worker that
has lost its claim changes nothing.
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

# Longer than a mail server may take for connecting, commands, and ten minutes after the dot. It is
# renewed meanwhile, so that only a frozen worker loses a letter; when it resumes, its fencing token
# is no longer valid.
LEASE = timedelta(minutes=30)
RENEWAL = timedelta(seconds=20)
# Pause between attempts to store an outcome, each of which waits for the lock as well.
RETRY = timedelta(seconds=0.5)
# How long a mail server may wait for the final dot because the database is busy.
BEFORE_THE_DOT = timedelta(seconds=30)
CUT_OFF = _("The program ended while the mail server was taking this letter.")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim on a letter, valid until its fencing token is incremented."""

    letter_id: int
    fencing_token: int
    office_id: int
    address: str
    sender: str

    @property
    def domain(self) -> str:
        """The domain of the recipient, in lower case."""
        return self.address.rpartition("@")[2].lower()


_CLAIMED = (
    Letter.id,
    Letter.fencing_token,
    Letter.office_id,
    Letter.recipient_address,
    Letter.sender_address,
)


def take_back(session: Session, now: datetime, *, owner: str = "") -> None:
    """Free the letters of dead workers: those whose lease has expired.

    A starting worker passes its name as `owner`: letters still claimed under that name belong to a
    dead predecessor and are freed at once.
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
    """Claim the next letter in one statement, so that no two workers claim the same one (R11).

    Skips letters whose route is closed; those on a doubted route come last. The attempt is counted
    beforehand, so that a letter that kills the worker is noticed.
    """
    next_one = (
        select(Letter.id)
        .where(
            Letter.delivery == Delivery.QUEUED,
            Letter.due_at <= now,
            is_not_frozen(),
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
    """Extend the lease and update the heartbeat; False if the claim is lost."""
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
    """Call `write` until it succeeds, while the database is busy.

    After `patience`, by default until shortly before the lease expires, raises `OperationalError`.
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


def give_back(session: Session, claim: Claim) -> None:
    """Give the claim up: the letter is queued again, or in doubt after the dot (R3)."""
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


def store_outcome(
    session: Session,
    claim: Claim,
    note: Callable[[], object] | None = None,
    **values: Any,
) -> None:
    """Store column values of the letter, and call `note` in the same transaction.

    Raises `ClaimLost` if the claim is lost.
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
