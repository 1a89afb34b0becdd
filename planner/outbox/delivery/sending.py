"""Sending letters, once each (R2-R7, R9, R27).

    queued → sending (lease, fencing token) → dot → sent
                                          → filed (no mail server is set)
                                          → queued again | failed | in_doubt | superseded

Every step is committed before the next one begins, and none is open while the network is waited
for. A worker that dies before `dot` has sent nothing: the letter is tried again. One that dies
after it may have: the letter is in doubt, and a person decides. One that is told to end in the
middle of a letter gives it back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, aliased

from planner.kernel.addresses import clean_address
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.claims import (
    BEFORE_THE_DOT,
    LEASE,
    RENEWAL,
    Claim,
    claim_next,
    let_go,
    persist,
    renew,
    settle,
    take_back,
)
from planner.outbox.delivery.heartbeat import heartbeat
from planner.outbox.delivery.mail_routes import KnownRoute, may_leave, routes_of
from planner.outbox.delivery.retry import outcome
from planner.outbox.delivery.route_closing import is_closed, note_failure, note_success
from planner.outbox.delivery.transport import (
    AddressRefused,
    ClaimLost,
    OutgoingMessage,
    Refused,
    Transport,
    UnclearRefusal,
)
from planner.outbox.freezing import is_not_frozen
from planner.outbox.message.mime import to_mime
from planner.outbox.message.redaction import redacted
from planner.outbox.models import MAY_HAVE_LEFT, WAITING, Delivery, Letter
from planner.outbox.refusals import forget_refusals, note_refusal

log = logging.getLogger(__name__)

# Whether a letter may leave as it was written; asked when it is about to.
LastLook = Callable[[Session, Letter], bool]
OUTDATED = _(
    "It has not left: what it tells has changed since it was written. The letter that stands in "
    "its place waits in the outbox; if there is none, discard this one and write to the guest anew."
)


def _always(_session: Session, _letter: Letter) -> bool:
    return True


def deliver_next(
    session: Session,
    transport: Transport,
    *,
    now: datetime,
    worker: str = "worker",
    owner: str = "",
    may_go: LastLook = _always,
) -> bool:
    """Send the letter that has waited longest; False if none is due or the route is closed.

    One that may not go after all is held, with the reason.

    Commits its own steps, so `session` must have nothing open, and not be confined to an office.
    `owner` is the name of the process, under which it claims the letter.
    """
    routes = routes_of(session, transport.key)
    if not _is_anything_due(session, routes, now):
        return False
    take_back(session, now)
    claim = claim_next(session, now, owner, routes)
    if claim is None:
        return False
    try:
        _deliver(session, transport, claim, now, worker, may_go)
    except ClaimLost:
        log.warning("letter %s was taken over by another worker", claim.letter_id)
    return True


def _is_anything_due(session: Session, routes: Collection[KnownRoute], now: datetime) -> bool:
    """A look without a write: an idle worker must not wear the disk."""
    due = (Letter.delivery == Delivery.QUEUED) & (Letter.due_at <= now) & may_leave(routes, now)
    dead = Letter.delivery.in_((Delivery.SENDING, Delivery.DOT)) & (Letter.lease_until <= now)
    may_go = due & is_not_frozen(Letter)
    found = session.scalar(select(select(Letter.id).where(may_go | dead).exists()))
    session.rollback()
    return bool(found)


def _deliver(
    session: Session,
    transport: Transport,
    claim: Claim,
    now: datetime,
    worker: str,
    may_go: LastLook,
) -> None:
    try:
        outgoing = _outgoing_message(session, claim, now, may_go)
        if outgoing is not None:
            _send(session, transport, claim, outgoing, now, worker)
    except ClaimLost:
        raise
    except SystemExit:
        let_go(session, claim)
        raise
    except OperationalError:
        log.warning("letter %s is given back: the database cannot be written", claim.letter_id)
        persist(session, lambda: let_go(session, claim))
    except Exception as error:  # a letter that breaks the program is put aside (R9)
        failure = error
        persist(session, lambda: _fall_back(session, transport.key, claim, failure, now))
    else:
        if outgoing is not None:
            persist(session, lambda: _taken(session, transport, claim, now))


def _send(
    session: Session,
    transport: Transport,
    claim: Claim,
    outgoing: OutgoingMessage,
    now: datetime,
    worker: str,
) -> None:
    def mark() -> None:
        settle(session, claim, delivery=Delivery.DOT, lease_until=now + LEASE, sent_at=now)

    def before_the_dot() -> None:
        persist(session, mark, BEFORE_THE_DOT)

    def go_on(elapsed: timedelta) -> bool:
        return renew(session.get_bind(), claim, now + elapsed, worker)

    with heartbeat(go_on, RENEWAL):
        transport.send(outgoing, before_the_dot)


def _outgoing_message(
    session: Session, claim: Claim, now: datetime, may_go: LastLook
) -> OutgoingMessage | None:
    """What is to be sent; None if the letter was overtaken or may not go any more.

    Leaves no transaction open: none may be while the network is waited for.

    Raises `Refused` where an address is none: the grammar is asked once more (S48).
    """
    session.expire_all()
    letter = session.get_one(Letter, claim.letter_id)
    if _is_overtaken(session, letter):
        session.rollback()
        settle(session, claim, delivery=Delivery.SUPERSEDED)
        return None
    if not may_go(session, letter):
        session.rollback()
        settle(session, claim, delivery=Delivery.HELD, attempts=Letter.attempts - 1, error=OUTDATED)
        return None
    try:
        return OutgoingMessage(
            letter_id=letter.id,
            message_id=letter.message_id,
            sender=clean_address(letter.sender_address),
            recipient=clean_address(letter.recipient_address),
            content=to_mime(letter, now),
        )
    except Invalid as error:
        raise Refused(error.message) from error
    finally:
        session.rollback()


def _is_overtaken(session: Session, letter: Letter) -> bool:
    """Whether a newer calendar letter about the same thing was written: nobody gets the old
    time after the new one, nor while the new one still waits for a person (R27). A newer letter
    that was taken back or did not leave has overtaken nothing, nor has one to another address.
    """
    if not letter.about or not letter.calendar_method:
        return False
    other = aliased(Letter)
    newer = exists().where(
        other.office_id == letter.office_id,
        other.about == letter.about,
        other.recipient_address == letter.recipient_address,
        other.calendar_method != "",
        other.sequence > letter.sequence,
        other.delivery.in_((*WAITING, *MAY_HAVE_LEFT)),
    )
    return bool(session.scalar(select(newer)))


def _fall_back(
    session: Session, transport: str, claim: Claim, error: Exception, now: datetime
) -> None:
    # The type only: the words of an error may hold an address, and logs hold none.
    log.warning("letter %s did not leave: %s", claim.letter_id, type(error).__name__)
    session.expire_all()
    letter = session.get_one(Letter, claim.letter_id)
    values = outcome(letter, error, now, is_closed=is_closed(session, transport, claim))
    session.rollback()
    meant = error.meant if isinstance(error, UnclearRefusal) else type(error)
    is_address = values["delivery"] is Delivery.FAILED and issubclass(meant, AddressRefused)

    def note() -> None:
        if is_address:
            note_refusal(session, claim.office_id, claim.address, values["error"], now)
        note_failure(session, transport, claim, error, now)

    settle(session, claim, note, **values)


def _taken(session: Session, transport: Transport, claim: Claim, now: datetime) -> None:
    """A mail server that has taken the letter knows its recipient; a folder knows nobody."""

    def note() -> None:
        if transport.taken_as is Delivery.SENT:
            forget_refusals(session, claim.office_id, [claim.address])
        note_success(session, transport.key, claim, now)

    values: dict[str, Any] = {"delivery": transport.taken_as, "sent_at": now}
    if transport.taken_as is Delivery.SENT:
        session.expire_all()
        values |= redacted(session.get_one(Letter, claim.letter_id))
        session.rollback()
    settle(session, claim, note, **values, refusals=0, error="")
