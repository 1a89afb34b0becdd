"""Letters leave the house, once each (R2-R7, R9, R27).

    queued → sending (lease, fence) → dot → sent
                                          → queued again | failed | in_doubt | superseded

Every step is committed before the next one begins, and none is open while the network is waited
for. A worker that dies before `dot` has sent nothing: the letter is tried again. One that dies
after it may have: the letter is in doubt, and a person decides.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import Session, aliased

from planner.kernel.addresses import clean_address
from planner.kernel.errors import Invalid
from planner.outbox.mime import to_mime
from planner.outbox.models import Delivery, Heartbeat, Letter
from planner.outbox.setbacks import CRASHED, MOST_CRASHES, outcome, wait
from planner.outbox.transport import ClaimLost, Parcel, Transport, Unavailable

log = logging.getLogger(__name__)

# Longer than the longest silence of a mail server: connect, commands, and ten minutes after the
# dot. Whoever is slower finds that another fence stands before the letter.
LEASE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Claim:
    """A letter that is ours to send, for as long as its fence has not been counted up."""

    letter_id: int
    fence: int


def deliver_next(
    session: Session, transport: Transport, *, now: datetime, worker: str = "worker"
) -> bool:
    """Send the letter that has waited longest; False if none is due or the way is closed.

    Commits its own steps, so `session` must have nothing open, and not be confined to an office.
    """
    if not _is_anything_due(session, now, worker):
        return False
    take_back(session, now)
    claim = _claim(session, now)
    if claim is None:
        return False
    try:
        _deliver(session, transport, claim, now, worker)
    except ClaimLost:
        log.warning("letter %s was taken over by another worker", claim.letter_id)
    return True


def take_back(session: Session, now: datetime, *, at_start: bool = False) -> None:
    """Free the letters of workers that died: those whose lease is over.

    `at_start` frees all that are claimed, for a worker that knows itself to be the only one. If
    it errs, the fences keep the other one from sending.
    """
    is_over = Letter.lease_until.is_not(None) if at_start else Letter.lease_until <= now
    dead = (Letter.delivery == Delivery.SENDING) & is_over
    crashes = Letter.crashes + 1
    _begin(session)
    _free(
        session,
        (Letter.delivery == Delivery.DOT) & is_over,
        delivery=Delivery.IN_DOUBT,
        error="The program ended while the mail server was taking this letter.",
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


def _free(session: Session, which: ColumnElement[bool], **values: Any) -> None:
    values |= {"fence": Letter.fence + 1, "lease_until": None}
    session.execute(
        update(Letter).where(which).values(**values).execution_options(synchronize_session=False)
    )


def _is_anything_due(session: Session, now: datetime, worker: str) -> bool:
    """A look without a write: an idle worker must not wear the disk."""
    heartbeat = session.get(Heartbeat, worker)
    is_paused = (
        heartbeat is not None
        and heartbeat.paused_until is not None
        and heartbeat.paused_until > now
    )
    due = (Letter.delivery == Delivery.QUEUED) & (Letter.due_at <= now)
    dead = Letter.delivery.in_((Delivery.SENDING, Delivery.DOT)) & (Letter.lease_until <= now)
    found = session.scalar(select(select(Letter.id).where(due | dead).exists()))
    session.rollback()
    return bool(found) and not is_paused


def _claim(session: Session, now: datetime) -> Claim | None:
    """Take the next letter in one statement: two workers never take the same one (R11).

    The try is counted before it is made, so that a letter which kills the worker is noticed.
    """
    other = aliased(Letter)
    next_one = (
        select(other.id)
        .where(other.delivery == Delivery.QUEUED, other.due_at <= now)
        .order_by(other.due_at, other.id)
        .limit(1)
        .scalar_subquery()
    )
    _begin(session)
    row = session.execute(
        update(Letter)
        .where(Letter.id == next_one, Letter.delivery == Delivery.QUEUED)
        .values(
            delivery=Delivery.SENDING,
            attempts=Letter.attempts + 1,
            fence=Letter.fence + 1,
            lease_until=now + LEASE,
        )
        .returning(Letter.id, Letter.fence)
        .execution_options(synchronize_session=False)
    ).first()
    session.commit()
    return Claim(*row) if row is not None else None


def _deliver(
    session: Session, transport: Transport, claim: Claim, now: datetime, worker: str
) -> None:
    session.expire_all()
    letter = session.get_one(Letter, claim.letter_id)
    if _is_overtaken(session, letter):
        session.rollback()
        _settle(session, claim, delivery=Delivery.SUPERSEDED)
        return
    try:
        parcel = _parcel(letter)
    except Invalid as error:
        session.rollback()
        _settle(session, claim, delivery=Delivery.FAILED, error=error.message)
        return
    # Nothing may stay open while the network is waited for.
    session.rollback()

    def before_the_dot() -> None:
        _settle(session, claim, delivery=Delivery.DOT, lease_until=now + LEASE)

    try:
        transport.send(parcel, before_the_dot)
    except ClaimLost:
        raise
    except Exception as error:  # a letter that breaks the program is put aside (R9)
        _fall_back(session, claim, error, now)
        _keep_way(session, worker, now, error)
    else:
        _settle(session, claim, delivery=Delivery.SENT, sent_at=now, error="")
        _keep_way(session, worker, now, None)


def _is_overtaken(session: Session, letter: Letter) -> bool:
    """Whether a newer calendar letter about the same thing was written: nobody gets the old
    time after the new one, nor while the new one still waits for a person (R27).
    """
    if not letter.about or not letter.calendar_method:
        return False
    other = aliased(Letter)
    newer = exists().where(
        other.office_id == letter.office_id,
        other.about == letter.about,
        other.calendar_method != "",
        other.sequence > letter.sequence,
    )
    return bool(session.scalar(select(newer)))


def _parcel(letter: Letter) -> Parcel:
    """Raises `Invalid` where an address is none: the grammar is asked once more (S48)."""
    return Parcel(
        letter_id=letter.id,
        message_id=letter.message_id,
        sender=clean_address(letter.sender_address),
        recipient=clean_address(letter.recipient_address),
        content=to_mime(letter),
    )


def _settle(session: Session, claim: Claim, **values: Any) -> None:
    """Write down where the letter stands now. Raises `ClaimLost` if it is not ours any more."""
    _begin(session)
    if values["delivery"] is not Delivery.DOT:
        values["lease_until"] = None
    ours = session.execute(
        update(Letter).where(*_is_ours(claim)).values(**values).returning(Letter.id)
    ).all()
    session.commit()
    if not ours:
        raise ClaimLost


def _is_ours(claim: Claim) -> tuple[ColumnElement[bool], ...]:
    return (
        Letter.id == claim.letter_id,
        Letter.fence == claim.fence,
        Letter.delivery.in_((Delivery.SENDING, Delivery.DOT)),
    )


def _fall_back(session: Session, claim: Claim, error: Exception, now: datetime) -> None:
    # The type only: the words of an error may hold an address, and logs hold none.
    log.warning("letter %s did not leave: %s", claim.letter_id, type(error).__name__)
    session.expire_all()
    values = outcome(session.get_one(Letter, claim.letter_id), error, now)
    session.rollback()
    _settle(session, claim, **values)


def _keep_way(session: Session, worker: str, now: datetime, error: Exception | None) -> None:
    """Close the way for a while where the mail server is at fault; open it where it answered.

    One refused password must not fail 300 invitations.
    """
    is_closed = isinstance(error, Unavailable)
    _begin(session)
    heartbeat = session.get(Heartbeat, worker) or Heartbeat(name=worker, beat_at=now, failures=0)
    heartbeat.failures = heartbeat.failures + 1 if is_closed else 0
    heartbeat.paused_until = now + wait(worker, heartbeat.failures) if is_closed else None
    heartbeat.error = error.reason if isinstance(error, Unavailable) else ""
    session.add(heartbeat)
    session.commit()


def _begin(session: Session) -> None:
    """A transaction that is going to write says so at once: SQLite then waits its turn."""
    session.connection(execution_options={"writes": True})
