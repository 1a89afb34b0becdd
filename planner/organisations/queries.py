"""Looking up bodies, projects, programmes of work and hot-lines."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select

from planner.kernel.searchable import Choices, Register, choices_of, in_language
from planner.organisations.models import (
    AidProgramme,
    Hotline,
    Organisation,
    Project,
    ProjectBody,
    ProjectRole,
)


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


def donors_beside(register: Register[Project]) -> Select[Any]:
    """Number of the project and names of the donor, in the order of that list of projects."""
    statement = (
        select(ProjectBody.project_id, Organisation.names)
        .join(Project, Project.id == ProjectBody.project_id)
        .join(ProjectBody.organisation)
        .where(ProjectBody.role == ProjectRole.DONOR)
    )
    return register.narrow(statement).order_by(*register.key, ProjectBody.position, ProjectBody.id)
