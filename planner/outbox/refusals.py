"""Addresses that mail servers refuse permanently (R7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.kernel.addresses import address_key
from planner.kernel.database import Rows
from planner.outbox.models import RefusedAddress


def note_refusal(
    session: Session,
    office_id: int,
    address: str,
    said: str,
    now: datetime,
    *,
    has_bounced: bool = False,
) -> None:
    """Store that this address was refused, since when, and the last reply of the server.

    `has_bounced`: by another server, after ours had taken the letter.
    """
    key = address_key(address)
    found = session.scalars(refusals(office_id, [key])).one_or_none()
    if found is None:
        found = RefusedAddress(office_id=office_id, address=key, since=now)
        session.add(found)
    found.said = said
    found.has_bounced = has_bounced
    session.flush()


def confirm_address(session: Session, office_id: int, address: str) -> None:
    """A server has taken a letter to this address: it does not refuse it any more. What came back
    after ours had taken it stays marked.
    """
    session.execute(
        delete(RefusedAddress).where(
            RefusedAddress.office_id == office_id,
            RefusedAddress.address == address_key(address),
            RefusedAddress.has_bounced.is_(False),
        )
    )


def forget_refusals(session: Session, office_id: int, addresses: Iterable[str]) -> int:
    """Delete the refusals of these addresses; how many there were."""
    keys = [address_key(address) for address in addresses]
    gone = session.execute(
        delete(RefusedAddress)
        .where(RefusedAddress.office_id == office_id, RefusedAddress.address.in_(keys))
        .returning(RefusedAddress.id)
    ).all()
    return len(gone)


def refusals(office_id: int, addresses: Iterable[str]) -> Rows[RefusedAddress]:
    """The refusals of these addresses, oldest first."""
    keys = {address_key(address) for address in addresses}
    return (
        select(RefusedAddress)
        .where(RefusedAddress.office_id == office_id, RefusedAddress.address.in_(keys))
        .order_by(RefusedAddress.since, RefusedAddress.id)
    )
