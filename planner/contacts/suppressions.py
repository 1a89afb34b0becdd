"""Addresses that must not be written to; only keyed hashes are stored."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from planner.accounts.installation import SuppressionHashes
from planner.contacts.models import Suppression
from planner.kernel.addresses import address_key
from planner.kernel.work import Work


def suppressed_among(work: Work, addresses: Iterable[str]) -> set[str]:
    """The `address_key` of those among `addresses` whose owners do not want letters."""
    stored = select(Suppression.address_hash).where(Suppression.office_id == work.office_id)
    suppressed = set(work.session.scalars(stored))
    if not suppressed:
        return set()
    hashes = SuppressionHashes(work.session, work.links.signer)
    keys = {address_key(address) for address in addresses}
    return {key for key in keys if not suppressed.isdisjoint(hashes.of(key))}
