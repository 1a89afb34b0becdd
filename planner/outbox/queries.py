"""Letters as somebody looks for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from planner.kernel.database import Rows
from planner.outbox.models import Delivery, Heartbeat, Letter


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


def closed_ways(now: datetime) -> Rows[Heartbeat]:
    """Workers that wait because the mail server refuses us, or does not answer."""
    return select(Heartbeat).where(Heartbeat.paused_until > now).order_by(Heartbeat.name)


def held_count(office_id: int) -> Rows[int]:
    """How many letters wait for a person."""
    return select(func.count()).where(
        Letter.office_id == office_id, Letter.delivery == Delivery.HELD
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Pile:
    """Letters in some standings, of one event where it is given, the newest first."""

    office_id: int
    deliveries: Collection[Delivery]
    event_id: int | None = None
    before: int | None = None

    def select(self, limit: int) -> Rows[Letter]:
        statement = (
            select(Letter)
            .where(Letter.office_id == self.office_id, Letter.delivery.in_(self.deliveries))
            .order_by(Letter.id.desc())
            .limit(limit)
        )
        if self.event_id is not None:
            statement = statement.where(Letter.event_id == self.event_id)
        if self.before is not None:
            statement = statement.where(Letter.id < self.before)
        return statement
