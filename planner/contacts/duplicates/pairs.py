"""The list of pairs to work through, and what a person says of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from planner.contacts.duplicates.evidence import CERTAIN, LIKELY
from planner.contacts.duplicates.finding import pair_checksum
from planner.contacts.duplicates.keys import known_people
from planner.contacts.duplicates.models import DuplicatePair
from planner.contacts.models import Person
from planner.contacts.queries import WITH_ALL
from planner.history.operations import record
from planner.kernel.database import Given, Rows
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

LEVELS = {"certain": (0, 100 - CERTAIN), "likely": (100 - CERTAIN + 1, 100 - LIKELY)}
"""The doubts of pairs by how certain they are; all others are “possible”."""
LEVELS["possible"] = (100 - LIKELY + 1, 100)


@dataclass(frozen=True, kw_only=True, slots=True)
class PairList:
    """Pairs that nobody has decided about, the most certain first; `level` narrows them."""

    office_id: int
    level: str = ""
    dismissed: bool = False

    def select(self) -> Rows[DuplicatePair]:
        is_dismissed = DuplicatePair.dismissed_at.is_not(None)
        found = select(DuplicatePair).where(
            DuplicatePair.office_id == self.office_id,
            is_dismissed if self.dismissed else ~is_dismissed,
        )
        if self.level in LEVELS:
            found = found.where(DuplicatePair.doubt.between(*LEVELS[self.level]))
        return found


WITH_PEOPLE = tuple(
    selectinload(one).options(*WITH_ALL) for one in (DuplicatePair.first, DuplicatePair.second)
)


def level_of(doubt: int) -> str:
    return next(name for name, (least, most) in LEVELS.items() if least <= doubt <= most)


def open_pairs(office_id: Given[int]) -> Select[tuple[int]]:
    """How many wait for a decision."""
    return select(func.count()).where(
        DuplicatePair.office_id == office_id, DuplicatePair.dismissed_at.is_(None)
    )


def pairs_of(office_id: int, person_id: int) -> Rows[DuplicatePair]:
    """The pairs of a person that nobody has decided about, the most certain first."""
    is_theirs = (DuplicatePair.first_id == person_id) | (DuplicatePair.second_id == person_id)
    return (
        PairList(office_id=office_id)
        .select()
        .where(is_theirs)
        .order_by(DuplicatePair.doubt, DuplicatePair.id)
    )


def are_all_compared(office_id: int) -> Rows[int]:
    """The number of somebody whose duplicates are still to be looked for."""
    return (
        select(Person.id)
        .where(Person.office_id == office_id, Person.edition != Person.compared_edition)
        .limit(1)
    )


def dismiss(work: Work, pair: DuplicatePair) -> None:
    """They are not the same person. Holds until the names or addresses of one of them change.

    Idempotent. Raises `Conflict` if one of them is not in the register any more.
    """
    if pair.dismissed_at is not None:
        return
    known = known_people(work, (pair.first_id, pair.second_id))
    if len(known) < 2:
        raise Conflict(_("One of the two is not in the register any more."))
    pair.dismissed_at, pair.dismissed_by_id = work.now, work.actor_id
    pair.checksum = pair_checksum(known[pair.first_id], known[pair.second_id])
    work.session.flush()
    record(work, "duplicate.dismissed", pair.first, person=pair.second_id)


def restore_pair(work: Work, pair: DuplicatePair) -> None:
    """They may be the same after all. Idempotent."""
    if pair.dismissed_at is None:
        return
    pair.dismissed_at, pair.dismissed_by_id, pair.checksum = None, None, ""
    work.session.flush()
    record(work, "duplicate.restored", pair.first, person=pair.second_id)
