"""Looking up bodies, projects, programmes of work and hot-lines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import select

from planner.kernel.database import Rows
from planner.kernel.finding import Choices, choices_of, each_word, in_language
from planner.organisations.models import (
    AidProgramme,
    Hotline,
    Organisation,
    OrganisationKind,
    Project,
)

R = TypeVar("R", Organisation, Project, AidProgramme, Hotline)


@dataclass(frozen=True, kw_only=True, slots=True)
class Register(Generic[R]):
    """One register as somebody looks at it; `key` is its order, for paging."""

    model: type[R]
    office_id: int
    search: str = ""
    archived: bool = False
    kind: OrganisationKind | None = None

    @property
    def key(self) -> tuple[Any, Any]:
        return self.model.sort_name, self.model.id

    def select(self) -> Rows[R]:
        model = self.model
        put_away = model.archived_at.is_not(None) if self.archived else model.archived_at.is_(None)
        statement = select(model).where(
            model.office_id == self.office_id,
            put_away,
            *each_word(model.search_text, self.search),
        )
        if self.kind is not None:
            statement = statement.where(Organisation.kind == self.kind)
        return statement.order_by(*self.key)


def choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """Bodies to choose from, by their name in the first of `languages` that has one.

    Archived ones are left out, but for those with a number in `keep`: the ones chosen already.
    """
    name = in_language(Organisation.names, languages, Organisation.label)
    return choices_of(Organisation, name, office_id, keep)


def project_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """As `choices`; a project without a name is called by its description."""
    described = in_language(Project.descriptions, languages, Project.label)
    return choices_of(Project, in_language(Project.names, languages, described), office_id, keep)


def programme_choices(
    office_id: int, *languages: str, keep: Collection[int | None] = ()
) -> Choices:
    """As `choices`, for programmes of work."""
    name = in_language(AidProgramme.names, languages, AidProgramme.label)
    return choices_of(AidProgramme, name, office_id, keep)


def hotline_choices(office_id: int, *_: str, keep: Collection[int | None] = ()) -> Choices:
    """As `choices`, for hot-lines: their number and name."""
    return choices_of(Hotline, Hotline.label, office_id, keep)
