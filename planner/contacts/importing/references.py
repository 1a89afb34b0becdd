"""Which rows of a register other rows refer to, whatever tables there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select

from planner.kernel.portions import portions
from planner.kernel.work import Work


def referred_ids(
    work: Work, model: Any, ids: Iterable[int], besides: Collection[str] = ()
) -> set[int]:
    """Those among `ids` that a row of the office refers to, in any table but those in `besides`."""
    wanted = sorted(set(ids))
    found: set[int] = set()
    for table in model.metadata.sorted_tables:
        if table.name in besides or "office_id" not in table.c:
            continue
        for key in table.foreign_keys:
            if key.column is not model.__table__.c.id:
                continue
            for some in portions(wanted):
                referring = select(key.parent).where(
                    table.c.office_id == work.office_id, key.parent.in_(some)
                )
                found |= set(work.session.scalars(referring))
    return found
