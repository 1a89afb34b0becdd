"""Letters leave the house, once each (R2-R7, R9, R27).

    queued → sending (lease, fence) → dot → sent
                                          → filed (no mail server is set)
                                          → queued again | failed | in_doubt | superseded

Every step is committed before the next one begins, and none is open while the network is waited
for. A worker that dies before `dot` has sent nothing: the letter is tried again. One that dies
after it may have: the letter is in doubt, and a person decides. One that is told to end in the
middle of a letter gives it back.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from planner.kernel.addresses import clean_address
from planner.kernel.errors import Invalid
from planner.outbox.claims import (
    LEASE,
    RENEWAL,
    Claim,
    begin,
    claim_next,
    let_go,
    renew,
    settle,
    take_back,
)
from planner.outbox.freezing import is_not_frozen
from planner.outbox.mime import to_mime
from planner.outbox.models import Delivery, Heartbeat, Letter
from planner.outbox.pulse import pulse
from planner.outbox.refusals import forget_refusals, note_refusal
from planner.outbox.setbacks import outcome, wait
from planner.outbox.transport import AddressRefused, ClaimLost, Parcel, Transport, Unavailable

log = logging.getLogger(__name__)


def deliver_next(
    session: Session,
    transport: Transport,
    *,
    now: datetime,
    worker: str = "worker",
    owner: str = "",
) -> bool:
    """Send the letter that has waited longest; False if none is due or the way is closed.

    Commits its own steps, so `session` must have nothing open, and not be confined to an office.
    `owner` is the name of the process, under which it claims the letter.
    """
    if not _is_anything_due(session, now, worker):
        return False
    take_back(session, now)
    claim = claim_next(session, now, owner)
    if claim is None:
        return False
    try:
        _deliver(session, transport, claim, now, worker)
    except ClaimLost:
        log.warning("letter %s was taken over by another worker", claim.letter_id)
    return True


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
    may_leave = due & is_not_frozen(Letter)
    found = session.scalar(select(select(Letter.id).where(may_leave | dead).exists()))
    session.rollback()
    return bool(found) and not is_paused


def _deliver(
    session: Session, transport: Transport, claim: Claim, now: datetime, worker: str
) -> None:
    session.expire_all()
    letter = session.get_one(Letter, claim.letter_id)
    if _is_overtaken(session, letter):
        session.rollback()
        settle(session, claim, delivery=Delivery.SUPERSEDED)
        return
    try:
        parcel = _parcel(letter, now)
    except Invalid as error:
        session.rollback()
        settle(session, claim, delivery=Delivery.FAILED, error=error.message)
        return
    # Nothing may stay open while the network is waited for.
    session.rollback()

    def before_the_dot() -> None:
        settle(session, claim, delivery=Delivery.DOT, lease_until=now + LEASE, sent_at=now)

    def go_on(elapsed: timedelta) -> bool:
        return renew(session.get_bind(), claim, now + elapsed, worker)

    try:
        with pulse(go_on, RENEWAL):
            transport.send(parcel, before_the_dot)
    except ClaimLost:
        raise
    except SystemExit:
        let_go(session, claim)
        raise
    except Exception as error:  # a letter that breaks the program is put aside (R9)
        _fall_back(session, claim, error, now)
        _keep_way(session, worker, now, error)
    else:
        _taken(session, claim, transport.taken_as, now)
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


def _parcel(letter: Letter, now: datetime) -> Parcel:
    """Raises `Invalid` where an address is none: the grammar is asked once more (S48)."""
    return Parcel(
        letter_id=letter.id,
        message_id=letter.message_id,
        sender=clean_address(letter.sender_address),
        recipient=clean_address(letter.recipient_address),
        content=to_mime(letter, now),
    )


def _fall_back(session: Session, claim: Claim, error: Exception, now: datetime) -> None:
    # The type only: the words of an error may hold an address, and logs hold none.
    log.warning("letter %s did not leave: %s", claim.letter_id, type(error).__name__)
    session.expire_all()
    values = outcome(session.get_one(Letter, claim.letter_id), error, now)
    session.rollback()

    def flag() -> None:
        if isinstance(error, AddressRefused):
            note_refusal(session, claim.office_id, claim.address, error.reason, now)

    settle(session, claim, flag, **values)


def _taken(session: Session, claim: Claim, taken_as: Delivery, now: datetime) -> None:
    """A mail server that has taken the letter knows its recipient; a folder knows nobody."""

    def trust() -> None:
        if taken_as is Delivery.SENT:
            forget_refusals(session, claim.office_id, [claim.address])

    settle(session, claim, trust, delivery=taken_as, sent_at=now, error="")


def _keep_way(session: Session, worker: str, now: datetime, error: Exception | None) -> None:
    """Close the way for a while where the mail server is at fault; open it where it answered.

    One refused password must not fail 300 invitations.
    """
    is_closed = isinstance(error, Unavailable)
    begin(session)
    heartbeat = session.get(Heartbeat, worker) or Heartbeat(name=worker, beat_at=now, failures=0)
    heartbeat.failures = heartbeat.failures + 1 if is_closed else 0
    heartbeat.paused_until = now + wait(worker, heartbeat.failures) if is_closed else None
    heartbeat.error = error.reason if isinstance(error, Unavailable) else ""
    session.add(heartbeat)
    session.commit()
