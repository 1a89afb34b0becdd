"""Queries for bodies, projects, programmes of work and hot-lines."""

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
    """Ids of bodies with the name in the first of `languages` that has one, for a pick list.

    Archived ones are left out unless their id is in `keep`, which holds the current choice.
    """
    name = in_language(Organisation.names, languages, Organisation.label)
    return choices_of(Organisation, name, office_id, keep)


def project_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """As `choices`; the description stands in for a missing name."""
    described = in_language(Project.descriptions, languages, Project.label)
    return choices_of(Project, in_language(Project.names, languages, described), office_id, keep)


def programme_choices(
    office_id: int, *languages: str, keep: Collection[int | None] = ()
) -> Choices:
    """As `choices`, for programmes of work."""
    name = in_language(AidProgramme.names, languages, AidProgramme.label)
    return choices_of(AidProgramme, name, office_id, keep)


def hotline_choices(office_id: int, *_languages: str, keep: Collection[int | None] = ()) -> Choices:
    """As `choices`, for hot-lines: number and name, whatever the languages."""
    return choices_of(Hotline, Hotline.label, office_id, keep)


def donors_beside(register: Register[Project]) -> Select[Any]:
    """Project ids with the names of a donor, in the order of that list of projects."""
    statement = (
        select(ProjectBody.project_id, Organisation.names)
        .join(Project, Project.id == ProjectBody.project_id)
        .join(ProjectBody.organisation)
        .where(ProjectBody.role == ProjectRole.DONOR)
    )
    return register.narrow(statement).order_by(*register.key, ProjectBody.position, ProjectBody.id)
