"""Opting out: what either address refuses, the person refuses, at all of their addresses."""

from __future__ import annotations

from sqlalchemy import delete, select

from planner.contacts.suppression import Suppression, SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress, unwanted_by
from planner.kernel.messages import Message
from planner.kernel.work import Work
from planner.merging.rooms import Kept, Room, Two
from planner.outbox.list_kinds import ListKind
from planner.subscriptions.queries import addresses_of


def _move(work: Work, two: Two) -> Kept:
    """Once the survivor has the addresses of both."""
    addresses = addresses_of(work, two.survivor)
    unwanted = unwanted_by(work, addresses)
    kinds = [Unwanted.EVERYTHING] if unwanted == set(ListKind) else map(Unwanted, unwanted)
    before = _ids(work)
    for kind in kinds:
        suppress(work, addresses, kind, SuppressionRoad.MERGE)
    return {"suppressions": sorted(_ids(work) - before)}


def _take_back(work: Work, _two: Two, kept: Kept) -> list[Message]:
    """Those that nobody has said since."""
    work.session.execute(
        delete(Suppression).where(
            Suppression.office_id == work.office_id,
            Suppression.id.in_(kept["suppressions"]),
            Suppression.road == SuppressionRoad.MERGE,
        )
    )
    return []


def _ids(work: Work) -> set[int]:
    """Those that merges have brought."""
    rows = select(Suppression.id).where(
        Suppression.office_id == work.office_id, Suppression.road == SuppressionRoad.MERGE
    )
    return set(work.session.scalars(rows))


WISHES = Room(name="wishes", columns=(), move=_move, take_back=_take_back)
