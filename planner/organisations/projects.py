"""Operations on projects."""

from __future__ import annotations

from dataclasses import dataclass

from planner.history.operations import record
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work
from planner.organisations.archiving import link_rows, referred, referred_all
from planner.organisations.models import (
    AidProgramme,
    Organisation,
    Project,
    ProjectBody,
    ProjectRole,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectPlan:
    """All that is entered about a project; see `models.Project`."""

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


def enter_project(work: Work, plan: ProjectPlan) -> Project:
    """Add a project. Raises `Invalid`."""
    project = Project(office_id=work.office_id, uid=new_uid())
    _fill(work, project, plan)
    work.session.add(project)
    work.session.flush()
    record(work, "project.entered", project)
    return project


def revise_project(
    work: Work, project: Project, plan: ProjectPlan, opened_version: int | None
) -> Project:
    """Update a project. Raises `Invalid`, and `Stale` if somebody else saved it meanwhile."""
    project.revise(opened_version)
    _fill(work, project, plan)
    work.session.flush()
    record(work, "project.revised", project)
    return project


def _fill(work: Work, project: Project, plan: ProjectPlan) -> None:
    check_project(plan)
    _link(work, project, plan)
    project.names = plan.names
    project.descriptions = plan.descriptions
    project.aims = plan.aims
    project.contract_number = plan.contract_number
    project.funding_is_confirmed = plan.funding_is_confirmed
    project.is_cofunded = plan.is_cofunded
    project.funding_statements = plan.funding_statements
    project.disclaimers = plan.disclaimers
    project.visibility_waived = plan.visibility_waived


def check_project(plan: ProjectPlan) -> None:
    """Raises `Invalid` for a project that nothing could be said of, and for contradictions."""
    if not plan.names and not plan.descriptions:
        raise Invalid("names", _("A project needs a name, or at least a description."))
    if plan.partner_of_id is not None and plan.implementer_id is None:
        raise Invalid("partner_of_id", _("Say who implements the project: they are the partner."))
    if plan.funding_is_confirmed and not plan.donor_ids:
        raise Invalid("funding_is_confirmed", _("Say who pays before the funding is confirmed."))


def _link(work: Work, project: Project, plan: ProjectPlan) -> None:
    donors = referred_all(work, Organisation, list(plan.donor_ids), "donors")
    partners = referred_all(work, Organisation, list(plan.partner_ids), "partners")
    project.implementer = referred(work, Organisation, plan.implementer_id, "implementer_id")
    project.partner_of = referred(work, Organisation, plan.partner_of_id, "partner_of_id")
    project.programme = referred(work, AidProgramme, plan.programme_id, "programme_id")
    project.bodies = [
        *_bodies(work, project, ProjectRole.DONOR, donors),
        *_bodies(work, project, ProjectRole.PARTNER, partners),
    ]


def _bodies(
    work: Work, project: Project, role: ProjectRole, wanted: list[Organisation]
) -> list[ProjectBody]:
    return link_rows(
        [row for row in project.bodies if row.role is role],
        wanted,
        lambda body: ProjectBody(office_id=work.office_id, organisation=body, role=role),
    )
