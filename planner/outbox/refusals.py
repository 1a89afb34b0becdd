"""Addresses that mail servers refuse: noted by the worker, forgotten by people (R7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.kernel.addresses import address_key
from planner.kernel.database import Rows
from planner.outbox.models import RefusedAddress


def note_refusal(session: Session, office_id: int, address: str, said: str, now: datetime) -> None:
    """Remember that this address takes no letters, since when, and what the server said last."""
    key = address_key(address)
    found = session.scalars(refusals(office_id, [key])).one_or_none()
    if found is None:
        found = RefusedAddress(office_id=office_id, address=key, since=now)
        session.add(found)
    found.said = said
    session.flush()


def forget_refusals(session: Session, office_id: int, addresses: Iterable[str]) -> int:
    """Trust these addresses again; how many were refused."""
    keys = [address_key(address) for address in addresses]
    gone = session.execute(
        delete(RefusedAddress)
        .where(RefusedAddress.office_id == office_id, RefusedAddress.address.in_(keys))
        .returning(RefusedAddress.id)
    ).all()
    return len(gone)


def refusals(office_id: int, addresses: Iterable[str]) -> Rows[RefusedAddress]:
    """Those of the addresses that are refused, the longest known first."""
    keys = {address_key(address) for address in addresses}
    return (
        select(RefusedAddress)
        .where(RefusedAddress.office_id == office_id, RefusedAddress.address.in_(keys))
        .order_by(RefusedAddress.since, RefusedAddress.id)
    )
