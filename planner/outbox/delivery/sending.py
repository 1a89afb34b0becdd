"""Sending letters, once each (R2-R7, R9, R27).

    queued → sending (lease, fencing token) → dot → sent
                                          → filed (no mail server is set)
                                          → queued again | failed | in_doubt | superseded

Each step is committed before the next one begins, and no transaction is open during network access.
If a worker dies before `dot`, nothing was sent and the letter is tried again. If it dies
afterwards, the letter is in doubt and a person decides. A worker that is told to stop gives its
letter back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, aliased

from planner.accounts.models import Office, ReplyAddresses
from planner.kernel.addresses import clean_address
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.claims import (
    BEFORE_THE_DOT,
    LEASE,
    RENEWAL,
    Claim,
    claim_next,
    give_back,
    persist,
    renew,
    store_outcome,
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
    Transports,
    UnclearRefusal,
)
from planner.outbox.freezing import is_not_frozen
from planner.outbox.limits import Wait, why_waits
from planner.outbox.message.attachments import NOT_KEPT, ReadFile, no_file
from planner.outbox.message.mime import to_mime
from planner.outbox.message.redaction import redacted
from planner.outbox.models import MAY_HAVE_LEFT, WAITING, Delivery, Letter
from planner.outbox.refusals import confirm_address, note_refusal

log = logging.getLogger(__name__)

# Called just before a letter is sent: whether it is still up to date.
LastLook = Callable[[Session, Letter], bool]
# Likewise: why it must not leave any more, as a sentence; "" if it may.
WhyDropped = Callable[[Session, Letter], str]
OUTDATED = _(
    "It has not left: what it tells has changed since it was written. The letter that stands in "
    "its place waits in the outbox; if there is none, discard this one and write to the guest anew."
)
UNWANTED = _("It has not left: its recipient has opted out of such letters since it was written.")


class Looks(NamedTuple):
    """What is asked of a letter just before it is sent."""

    may_go: LastLook
    why_dropped: WhyDropped
    read_file: ReadFile


def _always(_session: Session, _letter: Letter) -> bool:
    return True


def _no_reason(_session: Session, _letter: Letter) -> str:
    return ""


def deliver_next(
    session: Session,
    transports: Transports,
    *,
    now: datetime,
    worker: str = "worker",
    owner: str = "",
    may_go: LastLook = _always,
    why_dropped: WhyDropped = _no_reason,
    read_file: ReadFile = no_file,
) -> bool:
    """Send the letter that has waited longest; False if none is due on an open route.

    If `may_go` refuses it, it is held, with the reason; if `why_dropped` gives one, it is
    discarded with that. `read_file` reads attachments.

    Commits, so `session` must have no open transaction, and not be restricted to an office. `owner`
    is the process name for the claim, `worker` the name of the heartbeat.
    """
    routes = routes_of(session, transports.keys)
    if not _is_anything_due(session, routes, now):
        return False
    take_back(session, now)
    claim = claim_next(session, now, owner, routes)
    if claim is None:
        return False
    try:
        looks = Looks(may_go, why_dropped, read_file)
        _deliver(session, transports.of(claim.office_id), claim, now, worker, looks)
    except ClaimLost:
        log.warning("letter %s was taken over by another worker", claim.letter_id)
    return True


def _is_anything_due(session: Session, routes: Collection[KnownRoute], now: datetime) -> bool:
    """Reads only, so that an idle worker does not write to the disk."""
    due = (Letter.delivery == Delivery.QUEUED) & (Letter.due_at <= now) & may_leave(routes, now)
    dead = Letter.delivery.in_((Delivery.SENDING, Delivery.DOT)) & (Letter.lease_until <= now)
    may_go = due & is_not_frozen()
    found = session.scalar(select(select(Letter.id).where(may_go | dead).exists()))
    session.rollback()
    return bool(found)


def _deliver(
    session: Session,
    transport: Transport,
    claim: Claim,
    now: datetime,
    worker: str,
    looks: Looks,
) -> None:
    try:
        outgoing = _outgoing_message(session, claim, now, looks)
        if outgoing is not None:
            _send(session, transport, claim, outgoing, now, worker)
    except ClaimLost:
        raise
    except SystemExit:
        give_back(session, claim)
        raise
    except OperationalError:
        log.warning("letter %s is given back: the database cannot be written", claim.letter_id)
        persist(session, lambda: give_back(session, claim))
    except Exception as error:  # a letter that crashes the program must not block others (R9)
        failure = error
        persist(session, lambda: _store_failure(session, transport.key, claim, failure, now))
    else:
        if outgoing is not None:
            persist(session, lambda: _store_success(session, transport, claim, now))


def _send(
    session: Session,
    transport: Transport,
    claim: Claim,
    outgoing: OutgoingMessage,
    now: datetime,
    worker: str,
) -> None:
    def mark() -> None:
        store_outcome(session, claim, delivery=Delivery.DOT, lease_until=now + LEASE, sent_at=now)

    def before_the_dot() -> None:
        persist(session, mark, BEFORE_THE_DOT)

    def beat(elapsed: timedelta) -> bool:
        return renew(session.get_bind(), claim, now + elapsed, worker)

    with heartbeat(beat, RENEWAL):
        transport.send(outgoing, before_the_dot)


def _outgoing_message(
    session: Session, claim: Claim, now: datetime, looks: Looks
) -> OutgoingMessage | None:
    """The message to send; None if the letter was superseded, has to wait, is outdated or
    not wanted any more.

    Leaves no transaction open. Raises `Refused` for an invalid address, checked once more (S48).
    """
    session.expire_all()
    letter = session.get_one(Letter, claim.letter_id)
    if _is_superseded(session, letter):
        session.rollback()
        store_outcome(session, claim, delivery=Delivery.SUPERSEDED)
        return None
    if why := looks.why_dropped(session, letter):
        session.rollback()
        store_outcome(session, claim, delivery=Delivery.DISCARDED, error=why)
        return None
    if wait := why_waits(session, letter, now):
        session.rollback()
        store_outcome(session, claim, attempts=Letter.attempts - 1, **_waiting(wait))
        return None
    if not looks.may_go(session, letter):
        session.rollback()
        store_outcome(
            session, claim, delivery=Delivery.HELD, attempts=Letter.attempts - 1, error=OUTDATED
        )
        return None
    return _whole(session, letter, now, looks.read_file)


def _whole(session: Session, letter: Letter, now: datetime, read_file: ReadFile) -> OutgoingMessage:
    """Raises `Refused` as `_outgoing_message`, and without one of its files."""
    try:
        return OutgoingMessage(
            letter_id=letter.id,
            message_id=letter.message_id,
            sender=clean_address(_returned_to(session, letter)),
            recipient=clean_address(letter.recipient_address),
            content=to_mime(letter, now, read_file),
        )
    except Invalid as error:
        raise Refused(error.message) from error
    except FileNotFoundError as error:
        raise Refused(NOT_KEPT) from error
    finally:
        session.rollback()


def _returned_to(session: Session, letter: Letter) -> str:
    """The address on the envelope, to which the letter comes back if it cannot be delivered: with the
    token of its recipient if the office has it so (VERP).
    """
    office = session.get_one(Office, letter.office_id)
    is_tokened = office.reply_addresses is ReplyAddresses.TOKENS_ON_ENVELOPES
    return (is_tokened and letter.reply_address) or letter.sender_address


def _waiting(wait: Wait) -> dict[str, Any]:
    """Queued until the moment given, else held."""
    if wait.until is None:
        return {"delivery": Delivery.HELD, "error": wait.why}
    return {"delivery": Delivery.QUEUED, "error": wait.why, "due_at": wait.until}


def _is_superseded(session: Session, letter: Letter) -> bool:
    """Whether there is a newer calendar letter about the same row to the same address, sent or
    waiting: the old date must not arrive after the new one, nor while that waits (R27).
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


def _store_failure(
    session: Session, transport: str, claim: Claim, error: Exception, now: datetime
) -> None:
    # The type only: the message of an error may contain an address.
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

    store_outcome(session, claim, note, **values)


def _store_success(session: Session, transport: Transport, claim: Claim, now: datetime) -> None:
    """Store that the letter was accepted. Only a mail server confirms the address, not a folder."""

    def note() -> None:
        if transport.taken_as is Delivery.SENT:
            confirm_address(session, claim.office_id, claim.address)
        note_success(session, transport.key, claim, now)

    values: dict[str, Any] = {"delivery": transport.taken_as, "sent_at": now}
    if transport.taken_as is Delivery.SENT:
        session.expire_all()
        values |= redacted(session.get_one(Letter, claim.letter_id))
        session.rollback()
    store_outcome(session, claim, note, **values, refusals=0, error="")
