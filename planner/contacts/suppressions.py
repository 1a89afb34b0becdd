"""Addresses whose owners do not want letters of a kind, or none at all; only keyed hashes are stored.

A hash is the same before and after the person is erased or imported again, and with a new secret key
(`accounts.installation`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.accounts.installation import SuppressionHashes
from planner.contacts.suppression import Suppression, SuppressionRoad, Unwanted
from planner.history.operations import record
from planner.kernel.addresses import address_key
from planner.kernel.database import Rows
from planner.kernel.errors import Invalid
from planner.kernel.ids import Signer
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Letter

REASONS = {
    ListKind.INVITATIONS: _("does not want invitations"),
    ListKind.RELEASES: _("does not want releases"),
}


def suppressed_among(work: Work, addresses: Iterable[str], kind: ListKind) -> set[str]:
    """The `address_key` of those among `addresses` whose owners do not want letters of that kind."""
    return set(_found(work.session, work.links.signer, work.office_id, addresses, [kind]))


def suppressed_everywhere(work: Work, addresses: Iterable[str]) -> set[str]:
    """The `address_key` of those among `addresses` whose owners do not want any letters."""
    found = _found(work.session, work.links.signer, work.office_id, addresses, ListKind)
    return {
        key
        for key, rows in found.items()
        if Unwanted.EVERYTHING in (kinds := {row.kind for row in rows}) or set(ListKind) <= kinds
    }


def is_unwanted(session: Session, signer: Signer, letter: Letter) -> bool:
    """Whether its recipient does not want such letters; False for letters of no kind."""
    if letter.list_kind is None:
        return False
    address = letter.recipient_address
    return bool(_found(session, signer, letter.office_id, [address], [letter.list_kind]))


def unwanted_by(work: Work, addresses: Iterable[str]) -> set[ListKind]:
    """The kinds of letters that the owner of these addresses does not want at one of them."""
    found = _found(work.session, work.links.signer, work.office_id, addresses, ListKind)
    kinds = {row.kind for rows in found.values() for row in rows}
    return set(ListKind) if Unwanted.EVERYTHING in kinds else {ListKind(kind) for kind in kinds}


def suppressions_of(work: Work, address: str) -> list[Suppression]:
    """What is stored about one address."""
    found = _found(work.session, work.links.signer, work.office_id, [address], ListKind)
    return next(iter(found.values()), [])


def suppress(
    work: Work, addresses: Iterable[str], kind: Unwanted, road: SuppressionRoad, reason: str = ""
) -> int:
    """Store that the owner of these addresses wants no letters of that kind; how many rows are new.

    Idempotent: a row that says as much or more stays as it is; if only a merge has brought it, it is
    theirs from now on.
    """
    hashes = SuppressionHashes(work.session, work.links.signer)
    added = 0
    for key in dict.fromkeys(map(address_key, addresses)):
        said = [
            row for row in suppressions_of(work, key) if row.kind in (kind, Unwanted.EVERYTHING)
        ]
        if said:
            _confirm(said, road)
            continue
        row = Suppression(
            office_id=work.office_id,
            address_hash=hashes.current(key),
            kind=kind,
            road=road,
            reason=clean_line(reason),
            since=work.now,
        )
        work.session.add(row)
        work.session.flush()
        record(work, "suppression.added", row, kind=kind, road=road)
        added += 1
    return added


def _confirm(rows: Iterable[Suppression], road: SuppressionRoad) -> None:
    for row in rows:
        if row.road is SuppressionRoad.MERGE:
            row.road = road


def lift(work: Work, suppression: Suppression, reason: str) -> None:
    """Let letters be written again, at the owner's wish. Raises `Invalid` without a reason."""
    if not clean_line(reason):
        raise Invalid("reason", _("Say how the person asked for letters again."))
    _lift(work, suppression, clean_line(reason))


def set_wishes(work: Work, addresses: Collection[str], wanted: Collection[ListKind]) -> None:
    """What the owner of these addresses has chosen on their own page. Idempotent."""
    target = _unwanted(wanted)
    if target == _stored(work, addresses):
        for address in addresses:
            _confirm(suppressions_of(work, address), SuppressionRoad.LINK)
        return
    for address in addresses:
        for row in suppressions_of(work, address):
            if Unwanted.EVERYTHING in target:
                work.session.delete(row)
            elif row.kind not in target:
                _lift(work, row, "")
    for kind in target:
        suppress(work, addresses, kind, SuppressionRoad.LINK)


def suppression_counts(office_id: int) -> Rows[int]:
    """How many addresses are stored."""
    return select(func.count(func.distinct(Suppression.address_hash))).where(
        Suppression.office_id == office_id
    )


def latest_suppressions(office_id: int, limit: int) -> Rows[Suppression]:
    """The newest first."""
    return (
        select(Suppression)
        .where(Suppression.office_id == office_id)
        .order_by(Suppression.since.desc(), Suppression.id.desc())
        .limit(limit)
    )


def suppression_by_id(office_id: int, suppression_id: int) -> Rows[Suppression]:
    return select(Suppression).where(
        Suppression.office_id == office_id, Suppression.id == suppression_id
    )


def _stored(work: Work, addresses: Collection[str]) -> set[Unwanted] | None:
    """What is stored alike for all these addresses; None if it differs."""
    kinds = {frozenset(row.kind for row in suppressions_of(work, one)) for one in addresses}
    return set(kinds.pop()) if len(kinds) == 1 else None


def _unwanted(wanted: Collection[ListKind]) -> set[Unwanted]:
    if not wanted:
        return {Unwanted.EVERYTHING}
    return {Unwanted(kind.value) for kind in ListKind if kind not in wanted}


def _lift(work: Work, suppression: Suppression, reason: str) -> None:
    """`reason` is "" at the person's own wish."""
    kind = suppression.kind
    record(work, "suppression.lifted", suppression, kind=kind, reason=reason)
    work.session.delete(suppression)
    work.session.flush()


def _found(
    session: Session,
    signer: Signer,
    office_id: int,
    addresses: Iterable[str],
    kinds: Iterable[ListKind],
) -> dict[str, list[Suppression]]:
    """The rows about these addresses and kinds, by `address_key`."""
    hashes = SuppressionHashes(session, signer)
    keys = {one: key for key in {address_key(one) for one in addresses} for one in hashes.of(key)}
    unwanted = [Unwanted.EVERYTHING, *(Unwanted(kind.value) for kind in kinds)]
    found: dict[str, list[Suppression]] = {}
    for some in portions(keys):
        rows = select(Suppression).where(
            Suppression.office_id == office_id,
            Suppression.address_hash.in_(some),
            Suppression.kind.in_(unwanted),
        )
        for row in session.scalars(rows.order_by(Suppression.id)):
            found.setdefault(keys[row.address_hash], []).append(row)
    return found
