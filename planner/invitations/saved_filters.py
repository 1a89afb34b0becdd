"""Filters of people that are kept under a name, by one member or for the whole office."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, Select, delete, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.history.operations import record
from planner.invitations.person_filter import PersonFilter
from planner.kernel.database import Base, Owned, Rows
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

LONGEST_NAME = 100
MOST = 200
KEPT = timedelta(days=1)


class SavedFilter(Owned, Base):
    """`conditions` are `PersonFilter.values`. `owner_id` is None for one of the whole office.

    `former` is what the last change replaced, as `_state`. One that was removed is kept for a day.
    """

    __tablename__ = "person_filters"
    __table_args__ = (Index("ix_person_filters_office_id_name", "office_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    conditions: Mapped[dict[str, Any]]
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    former: Mapped[dict[str, Any]] = mapped_column(default=dict)
    removed_at: Mapped[datetime | None]

    @property
    def wanted(self) -> PersonFilter:
        return PersonFilter.of(self.conditions)

    @property
    def is_shared(self) -> bool:
        return self.owner_id is None


@dataclass(frozen=True, kw_only=True, slots=True)
class FilterPlan:
    name: str
    wanted: PersonFilter
    is_shared: bool = False


def saved_filters(
    office_id: int, user_id: int | None, others: Collection[int] = ()
) -> Rows[SavedFilter]:
    """Those that the member may use, and `others` of the office, by name."""
    return (
        select(SavedFilter)
        .where(SavedFilter.removed_at.is_(None), *_usable(office_id, user_id, others))
        .order_by(func.lower(SavedFilter.name), SavedFilter.id)
    )


def saved_filter(office_id: int, user_id: int | None, number: int) -> Rows[SavedFilter]:
    """One of those, also if it was removed a short time ago."""
    return select(SavedFilter).where(SavedFilter.id == number, *_usable(office_id, user_id))


def save_filter(work: Work, plan: FilterPlan) -> SavedFilter:
    """Keep a filter under a name. Raises `Invalid`."""
    _check(work, plan)
    counted = select(func.count(SavedFilter.id)).where(SavedFilter.office_id == work.office_id)
    if (work.session.scalar(counted) or 0) >= MOST:
        raise Invalid("name", _("There are many filters already. Delete one first."))
    row = SavedFilter(office_id=work.office_id, former={})
    _fill(work, row, plan)
    work.session.add(row)
    work.session.flush()
    record(work, "filter.saved", row, name=row.name)
    return row


def revise_filter(work: Work, row: SavedFilter, plan: FilterPlan) -> None:
    """Keep what it was, so that it can be brought back. Raises `Invalid`."""
    _check(work, plan, row)
    row.former = _state(row)
    _fill(work, row, plan)
    work.session.flush()
    record(work, "filter.revised", row, name=row.name)


def bring_back_former(work: Work, row: SavedFilter) -> None:
    """What it was before the last change; again, and the change holds. Raises `Conflict`, `Invalid`."""
    if not row.former:
        raise Conflict(_("This filter has not been changed."))
    was = row.former
    plan = FilterPlan(
        name=was["name"], wanted=PersonFilter.of(was["conditions"]), is_shared=was["is_shared"]
    )
    revise_filter(work, row, plan)


def remove_filter(work: Work, row: SavedFilter) -> None:
    """It can be brought back for a day."""
    if row.removed_at is None:
        row.removed_at = work.now
        record(work, "filter.removed", row, name=row.name)


def restore_filter(work: Work, row: SavedFilter) -> None:
    """Raises `Invalid` if another one has taken its name meanwhile."""
    if row.removed_at is not None:
        _check_name(work, row.name, row)
        row.removed_at = None
        record(work, "filter.restored", row, name=row.name)


def forget_removed_filters(session: Session, now: datetime) -> int:
    """Delete what can no longer be brought back; how many. For the worker, all offices."""
    result: Any = session.execute(delete(SavedFilter).where(SavedFilter.removed_at < now - KEPT))
    return int(result.rowcount)


def _usable(
    office_id: int, user_id: int | None, others: Collection[int] = ()
) -> tuple[ColumnElement[bool], ...]:
    of_all, own = SavedFilter.owner_id.is_(None), SavedFilter.owner_id == user_id
    return SavedFilter.office_id == office_id, or_(of_all, own, SavedFilter.id.in_(others))


def _fill(work: Work, row: SavedFilter, plan: FilterPlan) -> None:
    row.name, row.conditions = plan.name, plan.wanted.values
    row.owner_id = None if plan.is_shared else work.actor_id


def _state(row: SavedFilter) -> dict[str, Any]:
    return {"name": row.name, "conditions": row.conditions, "is_shared": row.is_shared}


def _check(work: Work, plan: FilterPlan, row: SavedFilter | None = None) -> None:
    if not plan.name:
        raise Invalid("name", _("Give the filter a name."))
    if not plan.wanted.values:
        raise Invalid("name", _("This is the whole list: choose something first."))
    _check_name(work, plan.name, row)


def _check_name(work: Work, name: str, row: SavedFilter | None) -> None:
    namesakes: Select[Any] = saved_filters(work.office_id, work.actor_id).where(
        func.lower(SavedFilter.name) == name.lower()
    )
    if any(one is not row for one in work.session.scalars(namesakes)):
        raise Invalid("name", _("There is a filter of that name already."))
