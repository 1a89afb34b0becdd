"""Closing and opening mail routes (R7).

A route is closed at once if the mail server cannot be reached or refuses us, for all letters or for
those of one sender address. After a refusal that may concern one letter or all of them, other
letters are tried first, preferably to other domains. If one of them is accepted, the refusal
concerned its letter only. If several recipients are refused with the same code before that, the
route is closed and the refused letters wait with the rest.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.history.operations import record
from planner.kernel.work import Work
from planner.outbox.delivery.claims import Claim
from planner.outbox.delivery.mail_routes import own_transport, refused_meanwhile, routes_for
from planner.outbox.delivery.retry import MOST_REFUSALS, wait
from planner.outbox.delivery.transport import (
    DeliveryError,
    SenderRefused,
    Unavailable,
    UnclearRefusal,
)
from planner.outbox.models import Delivery, Letter, MailRoute, answer_code

# So many recipients refused with the same code in a row: the refusal concerns all letters.
SEVERAL = 3


def is_closed(session: Session, transport: str, claim: Claim) -> bool:
    """Whether the letter's route was closed and no letter has been accepted since."""
    return any(
        route.failures
        for domain in ("", claim.domain)
        if (route := session.get(MailRoute, (transport, claim.sender, domain)))
    )


def note_failure(
    session: Session, transport: str, claim: Claim, error: Exception, now: datetime
) -> None:
    """Close or doubt the route that `error` concerns."""
    if isinstance(error, Unavailable) and not isinstance(error, SenderRefused):
        _close(_route(session, transport, "", ""), error.reason, now)
        return
    if isinstance(error, DeliveryError):
        session.execute(
            delete(MailRoute).where(MailRoute.transport == transport, MailRoute.sender == "")
        )
    if isinstance(error, SenderRefused):
        _close(_route(session, transport, claim.sender, ""), error.reason, now)
    elif isinstance(error, UnclearRefusal):
        _doubt(session, transport, claim, error, now)


def note_success(session: Session, transport: str, claim: Claim, now: datetime) -> None:
    """Open the routes of an accepted letter. Letters of the same sender that were refused meanwhile
    are tried once more, after which a refusal is final.
    """
    gone = session.execute(
        delete(MailRoute)
        .where(MailRoute.transport == transport, MailRoute.sender.in_(("", claim.sender)))
        .returning(MailRoute.sender)
    ).all()
    if any(sender for (sender,) in gone):
        session.execute(
            update(Letter)
            .where(refused_meanwhile(transport, claim.sender))
            .values(due_at=now, refusals=MOST_REFUSALS - 1)
            .execution_options(synchronize_session=False)
        )


def reopen(session: Session, transports: Collection[str], now: datetime) -> None:
    """At a start: try closed routes at once, and delete those of other mail settings."""
    if session.scalars(select(MailRoute.transport).limit(1)).first() is None:
        return
    session.execute(delete(MailRoute).where(MailRoute.transport.not_in(transports)))
    session.execute(update(MailRoute).values(paused_until=None))
    session.execute(
        update(Letter)
        .where(Letter.delivery == Delivery.QUEUED, (Letter.due_at > now) | (Letter.refusals > 0))
        .values(due_at=now, refusals=0)
        .execution_options(synchronize_session=False)
    )


def try_now(work: Work) -> int:
    """Make all queued letters of the office due now and open their routes; how many letters."""
    waiting = (Letter.office_id == work.office_id) & (Letter.delivery == Delivery.QUEUED)
    senders = work.session.scalars(select(Letter.sender_address).where(waiting).distinct()).all()
    work.session.execute(
        delete(MailRoute).where(routes_for(work.office_id), MailRoute.sender.in_(("", *senders)))
    )
    tried = _make_due(work)
    record(work, "office.letters_tried", work.session.get_one(Office, work.office_id))
    return tried


def forget_own_routes(work: Work) -> None:
    """The office's mail server is another one now: what its former one refused is tried at once."""
    own = own_transport(work.office_id)
    work.session.execute(delete(MailRoute).where(MailRoute.transport == own))
    _make_due(work)


def _make_due(work: Work) -> int:
    """Make all queued letters of the office due now; how many."""
    tried = work.session.execute(
        update(Letter)
        .where(Letter.office_id == work.office_id, Letter.delivery == Delivery.QUEUED)
        .values(due_at=work.now, refusals=0)
        .returning(Letter.id)
        .execution_options(synchronize_session=False)
    ).all()
    return len(tried)


def _doubt(
    session: Session, transport: str, claim: Claim, error: UnclearRefusal, now: datetime
) -> None:
    _route(session, transport, claim.sender, claim.domain).error = error.reason
    found = session.execute(
        select(Letter.recipient_address, Letter.error).where(
            refused_meanwhile(transport, claim.sender)
        )
    )
    code = answer_code(error.reason)
    refused = {row.recipient_address.lower() for row in found if answer_code(row.error) == code}
    whole = _route(session, transport, claim.sender, "")
    if whole.failures or len({address.rpartition("@")[2] for address in refused}) > 1:
        route = whole
    else:
        route = _route(session, transport, claim.sender, claim.domain)
    if route.failures or len(refused) >= SEVERAL:
        _close(route, error.reason, now)


def _close(route: MailRoute, said: str, now: datetime) -> None:
    """Close it for longer each time, unless another worker has just closed it."""
    route.error = said
    if route.paused_until is None or route.paused_until <= now:
        route.failures += 1
        route.paused_until = now + wait(
            f"{route.transport}{route.sender}{route.domain}", route.failures
        )


def _route(session: Session, transport: str, sender: str, domain: str) -> MailRoute:
    found = session.get(MailRoute, (transport, sender, domain))
    if found is None:
        found = MailRoute(transport=transport, sender=sender, domain=domain, failures=0, error="")
        session.add(found)
    return found
