"""The register of projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask import Blueprint

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.kernel.searchable import Register
from planner.kernel.streaming import Children, stream, stream_rows
from planner.organisations.models import Project
from planner.organisations.projects import enter_project, revise_project
from planner.organisations.queries import donors_beside
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.forms.projects import ProjectForm
from planner.web.desk.registers.pages import RegisterPages
from planner.web.transaction import current_work, reading_languages

blueprint = Blueprint("projects", __name__, url_prefix="/projects")


class ProjectPages(RegisterPages[Project, ProjectForm]):
    noun, model, form = "project", Project, ProjectForm
    heading = (pgettext("thing", "Name"), _("Description"), _("Contract number"), _("Donors"))

    def enter(self, form: ProjectForm) -> Project:
        return enter_project(current_work(), form.plan())

    def revise(self, project: Project, form: ProjectForm) -> None:
        revise_project(current_work(), project, form.plan(), form.opened_version)

    def offer(self, form: ProjectForm) -> None:
        fields, lists = (form.implementer_id, form.partner_of_id), (form.donors, form.partners)
        picked = [number for rows in lists for number in rows.kept("organisation_id")]
        bodies = choices.organisations(*picked, *(field.kept for field in fields))
        for field in fields:
            field.offer(bodies)
        for rows in lists:
            rows.offer("organisation_id", bodies)
        form.programme_id.offer(choices.programmes_of_work(form.programme_id.kept))

    def table(self, register: Register[Project]) -> Iterator[Iterable[object]]:
        languages, session = reading_languages(), db.session()
        donors = Children(stream_rows(session, donors_beside(register)))
        for project in stream(session, register.select()):
            yield (
                project.names.best(*languages),
                project.descriptions.best(*languages),
                project.contract_number,
                "; ".join(donor.names.best(*languages) for donor in donors.of(project.id)),
            )


ProjectPages(blueprint).mount()
