"""Queries for anniversaries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import String, cast, select
from sqlalchemy.orm import joinedload

from planner.anniversaries.models import Anniversary
from planner.kernel.database import Rows
from planner.kernel.searchable import Choices, each_word, in_language

_ROUND = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class AnniversaryList:
    """Filters of the list of anniversaries, which is sorted by base year."""

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
        return statement.where(*each_word(Anniversary.search_text, self.search))


def round_in(office_id: int, year: int) -> Rows[Anniversary]:
    """The anniversaries whose number of years in `year` can be divided by five."""
    years = year - Anniversary.base_year
    return (
        select(Anniversary)
        .where(
            Anniversary.office_id == office_id,
            Anniversary.archived_at.is_(None),
            years > 0,
            years % _ROUND == 0,
        )
        .order_by(Anniversary.base_year, Anniversary.id)
    )


def anniversary_choices(office_id: int, *languages: str, without: Collection[int] = ()) -> Choices:
    """Ids with texts such as “1867: the founding of …”, except the ids in `without`."""
    phrase = in_language(Anniversary.phrases, languages, "")
    statement: Choices = (
        select(Anniversary.id, cast(Anniversary.base_year, String) + ": " + phrase)
        .where(
            Anniversary.office_id == office_id,
            Anniversary.archived_at.is_(None),
            Anniversary.id.not_in(without),
        )
        .order_by(Anniversary.base_year, Anniversary.id)
    )
    return statement
