"""Things of registers that an event refers to: they must be the office's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from planner.kernel.errors import Invalid
from planner.kernel.work import Work


def must_own(work: Work, model: Any, ids: Iterable[int | None], *, field: str) -> None:
    """Raises `Invalid` at `field` unless each of `ids` is a row of this office; None counts as no
    reference.
    """
    wanted = {number for number in ids if number is not None}
    if not wanted:
        return
    owned = set(
        work.session.scalars(
            select(model.id).where(model.office_id == work.office_id, model.id.in_(wanted))
        )
    )
    if wanted - owned:
        raise Invalid(field, "This is not in the register any more. Choose another one.")
