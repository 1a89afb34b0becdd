"""Letters as somebody looks for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import defer

from planner.kernel.database import Rows
from planner.outbox.models import Delivery, Letter


def letter_of(office_id: int, letter_id: int) -> Rows[Letter]:
    return select(Letter).where(Letter.office_id == office_id, Letter.id == letter_id)


def letters_about(office_id: int, about: str) -> Rows[Letter]:
    """What was written about one thing, the newest first; what was overtaken unsent is left out."""
    return (
        select(Letter)
        .where(
            Letter.office_id == office_id,
            Letter.about == about,
            Letter.delivery != Delivery.SUPERSEDED,
        )
        .order_by(Letter.id.desc())
        .limit(20)
    )


def held_count(office_id: int) -> Rows[int]:
    """How many letters wait for a person."""
    return select(func.count()).where(
        Letter.office_id == office_id, Letter.delivery == Delivery.HELD
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterList:
    """Letters in some standings, of one event where it is given, the newest first."""

    office_id: int
    deliveries: Collection[Delivery]
    event_id: int | None = None
    before: int | None = None

    def select(self, limit: int) -> Rows[Letter]:
        """The first so many. Their texts are not read: a list shows none."""
        newest = union_all(
            *(select(self._standing(one, limit).subquery().c.id) for one in self.deliveries)
        )
        return (
            select(Letter)
            .options(*(defer(text) for text in (Letter.text, Letter.html, Letter.calendar)))
            .where(Letter.office_id == self.office_id, Letter.id.in_(newest))
            .order_by(Letter.id.desc())
            .limit(limit)
        )

    def _standing(self, delivery: Delivery, limit: int) -> Rows[int]:
        """The newest in one standing: read off the end of an index that is sorted by standing."""
        statement = select(Letter.id).where(
            Letter.office_id == self.office_id, Letter.delivery == delivery
        )
        if self.event_id is not None:
            statement = statement.where(Letter.event_id == self.event_id)
        if self.before is not None:
            statement = statement.where(Letter.id < self.before)
        return statement.order_by(Letter.id.desc()).limit(limit)
