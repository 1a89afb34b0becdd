"""Acts on projects."""

from __future__ import annotations

from dataclasses import dataclass

from planner.history.operations import record
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work
from planner.organisations.archiving import lined_up, referred, referred_all
from planner.organisations.models import (
    AidProgramme,
    Organisation,
    Project,
    ProjectBody,
    ProjectRole,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectFacts:
    """All that is entered about a project; see `models.Project` for what the parts mean."""

    names: Texts = NO_TEXTS
    descriptions: Texts = NO_TEXTS
    aims: Texts = NO_TEXTS
    contract_number: str = ""
    donor_ids: tuple[int, ...] = ()
    partner_ids: tuple[int, ...] = ()
    implementer_id: int | None = None
    partner_of_id: int | None = None
    programme_id: int | None = None
    funding_is_confirmed: bool = False
    is_cofunded: bool = False
    funding_statements: Texts = NO_TEXTS
    disclaimers: Texts = NO_TEXTS
    visibility_waived: str = ""


def enter_project(work: Work, facts: ProjectFacts) -> Project:
    """Put a new project into the register."""
    project = Project(office_id=work.office_id, uid=new_uid())
    _fill(work, project, facts)
    work.session.add(project)
    work.session.flush()
    record(work, "project.entered", project)
    return project


def revise_project(
    work: Work, project: Project, facts: ProjectFacts, opened_version: int | None
) -> Project:
    """Replace what is entered about a project."""
    project.revise(opened_version)
    _fill(work, project, facts)
    work.session.flush()
    record(work, "project.revised", project)
    return project


def _fill(work: Work, project: Project, facts: ProjectFacts) -> None:
    _check(facts)
    _link(work, project, facts)
    project.names = facts.names
    project.descriptions = facts.descriptions
    project.aims = facts.aims
    project.contract_number = facts.contract_number
    project.funding_is_confirmed = facts.funding_is_confirmed
    project.is_cofunded = facts.is_cofunded
    project.funding_statements = facts.funding_statements
    project.disclaimers = facts.disclaimers
    project.visibility_waived = facts.visibility_waived


def _check(facts: ProjectFacts) -> None:
    if not facts.names and not facts.descriptions:
        raise Invalid("names", _("A project needs a name, or at least a description."))
    if facts.partner_of_id is not None and facts.implementer_id is None:
        raise Invalid("partner_of_id", _("Say who implements the project: they are the partner."))
    if facts.funding_is_confirmed and not facts.donor_ids:
        raise Invalid("funding_is_confirmed", _("Say who pays before the funding is confirmed."))


def _link(work: Work, project: Project, facts: ProjectFacts) -> None:
    donors = referred_all(work, Organisation, list(facts.donor_ids), "donors")
    partners = referred_all(work, Organisation, list(facts.partner_ids), "partners")
    project.implementer = referred(work, Organisation, facts.implementer_id, "implementer_id")
    project.partner_of = referred(work, Organisation, facts.partner_of_id, "partner_of_id")
    project.programme = referred(work, AidProgramme, facts.programme_id, "programme_id")
    project.bodies = [
        *_bodies(work, project, ProjectRole.DONOR, donors),
        *_bodies(work, project, ProjectRole.PARTNER, partners),
    ]


def _bodies(
    work: Work, project: Project, role: ProjectRole, wanted: list[Organisation]
) -> list[ProjectBody]:
    return lined_up(
        [row for row in project.bodies if row.role is role],
        wanted,
        lambda body: ProjectBody(office_id=work.office_id, organisation=body, role=role),
    )
