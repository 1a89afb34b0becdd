"""Sending links for a new password to users who forgot theirs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from planner.accounts.keys import make_reset_key
from planner.accounts.models import Membership, User
from planner.accounts.operations import PER_ADDRESS
from planner.accounts.queries import memberships_of, user_by_address
from planner.accounts.throttle import Limit
from planner.history.operations import record
from planner.kernel.addresses import address_key
from planner.kernel.links import Links
from planner.kernel.work import Work
from planner.members.messages import reset_letter
from planner.outbox.operations import enqueue

_RESETS_PER_ADDRESS = 5


def reset_limits(email: str, network: str) -> tuple[Limit, ...]:
    """The limits of requests, whether or not the account exists."""
    return (
        Limit("reset.account", address_key(email), _RESETS_PER_ADDRESS),
        Limit("reset.network", network, PER_ADDRESS),
    )


def request_reset(session: Session, now: datetime, links: Links, email: str) -> None:
    """Send a link for a new password if the account exists, which must not be revealed.

    Callers count the request and call `waste_time` first, which dominates the response time.
    """
    user = user_by_address(session, email)
    if user is None or user.disabled_at is not None:
        return
    membership = session.scalars(memberships_of(user.id)).first()
    if membership is not None:
        _send_reset(session, now, links, membership, user)


def _send_reset(
    session: Session, now: datetime, links: Links, membership: Membership, user: User
) -> None:
    work = Work(session=session, now=now, office_id=membership.office_id, links=links)
    key, token = make_reset_key(session, now, user)
    enqueue(work, reset_letter(membership.office, key, links.reset(token), user.name))
    record(work, "member.reset_requested", membership)
