"""Looking things up in the register of anniversaries."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planner.anniversaries.models import Anniversary
from planner.kernel.database import Rows
from planner.kernel.folding import needles


@dataclass(frozen=True, kw_only=True, slots=True)
class AnniversaryList:
    """The register as somebody looks at it: filtered, oldest base year first."""

    office_id: int
    search: str = ""
    archived: bool = False

    def select(self) -> Rows[Anniversary]:
        statement = (
            select(Anniversary)
            .options(joinedload(Anniversary.owner))
            .where(Anniversary.office_id == self.office_id)
            .where(Anniversary.archived_at.is_not(None) == self.archived)
            .order_by(Anniversary.base_year, Anniversary.id)
        )
        for word in needles(self.search):
            statement = statement.where(Anniversary.search_text.contains(word, autoescape=True))
        return statement
