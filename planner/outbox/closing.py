"""Closing the ways out of the house, and opening them (R7).

A way is closed at once where the mail server cannot be reached or refuses us, for all letters, or
for those of one sender address. A refusal that may speak of one letter or of all makes other
letters go first, to other domains if there are any. If one of them is taken, the refusal spoke of
its letter. If several people are refused in the same way before that, the way is closed, and what
was refused waits with the rest.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.history.operations import record
from planner.kernel.work import Work
from planner.outbox.claims import Claim
from planner.outbox.models import Delivery, Letter, Way, answer_code
from planner.outbox.retry import MOST_REFUSALS, wait
from planner.outbox.transport import DeliveryError, SenderRefused, Unavailable, UnclearRefusal
from planner.outbox.ways import refused_meanwhile

# So many people refused in the same way, none taken between: then the server means all of ours.
SEVERAL = 3


def is_closed(session: Session, transport: str, claim: Claim) -> bool:
    """Whether the letter's way was closed, and no letter has been taken since."""
    return any(
        way.failures
        for domain in ("", claim.domain)
        if (way := session.get(Way, (transport, claim.sender, domain)))
    )


def note_failure(
    session: Session, transport: str, claim: Claim, error: Exception, now: datetime
) -> None:
    """Close or doubt the way that `error` speaks of; in the transaction that settles the letter."""
    if isinstance(error, Unavailable) and not isinstance(error, SenderRefused):
        _close(_way(session, transport, "", ""), error.reason, now)
        return
    if isinstance(error, DeliveryError):
        session.execute(delete(Way).where(Way.transport == transport, Way.sender == ""))
    if isinstance(error, SenderRefused):
        _close(_way(session, transport, claim.sender, ""), error.reason, now)
    elif isinstance(error, UnclearRefusal):
        _doubt(session, transport, claim, error, now)


def note_success(session: Session, transport: str, claim: Claim, now: datetime) -> None:
    """A letter was taken: the ways that it went are open, and whoever of the same sender was
    refused meanwhile is tried once more. If they are refused again, it speaks of them.
    """
    gone = session.execute(
        delete(Way)
        .where(Way.transport == transport, Way.sender.in_(("", claim.sender)))
        .returning(Way.sender)
    ).all()
    if any(sender for (sender,) in gone):
        session.execute(
            update(Letter)
            .where(refused_meanwhile(claim.sender))
            .values(due_at=now, refusals=MOST_REFUSALS - 1)
            .execution_options(synchronize_session=False)
        )


def reopen(session: Session, transport: str, now: datetime) -> None:
    """At a start: what was closed is tried at once. Of other mail settings nothing is kept."""
    if session.scalars(select(Way.transport).limit(1)).first() is None:
        return
    session.execute(delete(Way).where(Way.transport != transport))
    session.execute(update(Way).values(paused_until=None))
    session.execute(
        update(Letter)
        .where(Letter.delivery == Delivery.QUEUED, (Letter.due_at > now) | (Letter.refusals > 0))
        .values(due_at=now, refusals=0)
        .execution_options(synchronize_session=False)
    )


def try_now(work: Work) -> int:
    """Try all letters of the office that wait at once, closed ways or not; how many there are."""
    waiting = (Letter.office_id == work.office_id) & (Letter.delivery == Delivery.QUEUED)
    senders = work.session.scalars(select(Letter.sender_address).where(waiting).distinct()).all()
    work.session.execute(delete(Way).where(Way.sender.in_(("", *senders))))
    tried = work.session.execute(
        update(Letter)
        .where(waiting)
        .values(due_at=work.now, refusals=0)
        .returning(Letter.id)
        .execution_options(synchronize_session=False)
    ).all()
    record(work, "office.letters_tried", work.session.get_one(Office, work.office_id))
    return len(tried)


def _doubt(
    session: Session, transport: str, claim: Claim, error: UnclearRefusal, now: datetime
) -> None:
    _way(session, transport, claim.sender, claim.domain).error = error.reason
    found = session.execute(
        select(Letter.recipient_address, Letter.error).where(refused_meanwhile(claim.sender))
    )
    code = answer_code(error.reason)
    refused = {row.recipient_address.lower() for row in found if answer_code(row.error) == code}
    whole = _way(session, transport, claim.sender, "")
    if whole.failures or len({address.rpartition("@")[2] for address in refused}) > 1:
        way = whole
    else:
        way = _way(session, transport, claim.sender, claim.domain)
    if way.failures or len(refused) >= SEVERAL:
        _close(way, error.reason, now)


def _close(way: Way, said: str, now: datetime) -> None:
    """For longer each time. What another worker has closed just now is not closed twice."""
    way.error = said
    if way.paused_until is None or way.paused_until <= now:
        way.failures += 1
        way.paused_until = now + wait(f"{way.transport}{way.sender}{way.domain}", way.failures)


def _way(session: Session, transport: str, sender: str, domain: str) -> Way:
    found = session.get(Way, (transport, sender, domain))
    if found is None:
        found = Way(transport=transport, sender=sender, domain=domain, failures=0, error="")
        session.add(found)
    return found
