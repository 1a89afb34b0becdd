"""The register of projects."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import selectinload

from planner.accounts.models import Role
from planner.kernel.finding import Register
from planner.organisations.models import Project, ProjectBody
from planner.organisations.projects import enter_project, revise_project
from planner.organisations.queries import choices, programme_choices
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.forms.projects import ProjectForm
from planner.web.desk.registers import Asked, attempt, found_in, mount_shelf, rows_of
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.unit import current_office, current_work

blueprint = Blueprint("projects", __name__, url_prefix="/projects")

_HEADING = ("Name", "Description", "Contract number", "Donors")
_BODIES = selectinload(Project.bodies).selectinload(ProjectBody.organisation)


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    asked = Asked.read()
    register = _register(asked)
    page = page_of(db.session(), register.select(), *register.key, after=asked.after)
    return render_template("desk/projects/index.html", asked=asked, page=page)


@blueprint.get("/list.csv")
@needs(Role.VIEWER)
def table() -> ResponseReturnValue:
    """The list as it was asked for, all of it."""
    languages = current_office().languages
    rows = (
        (
            project.names.best(*languages),
            project.descriptions.best(*languages),
            project.contract_number,
            "; ".join(donor.names.best(*languages) for donor in project.donors),
        )
        for project in db.session.scalars(_register(Asked.read()).select().options(_BODIES))
    )
    return csv_of("projects", _HEADING, rows)


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return render_template("desk/projects/new.html", form=_form())


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _form()
    project, status = attempt(form, lambda: enter_project(current_work(), form.facts()))
    if project is None:
        return render_template("desk/projects/new.html", form=form), status
    flash(f"“{project.label}” is in the register.")
    return redirect(url_for("desk.projects.show", project_id=project.id), 303)


@blueprint.get("/<int:project_id>")
@needs(Role.VIEWER)
def show(project_id: int) -> ResponseReturnValue:
    project = found_in(Project, project_id)
    return render_template("desk/projects/show.html", project=project, form=_stored(project))


@blueprint.post("/<int:project_id>")
@needs(Role.EDITOR)
def update(project_id: int) -> ResponseReturnValue:
    project, form = found_in(Project, project_id), _form()
    saved, status = attempt(
        form,
        lambda: revise_project(current_work(), project, form.facts(), form.opened_version),
        stored=lambda: _stored(project),
    )
    if saved is None:
        return render_template("desk/projects/show.html", project=project, form=form), status
    flash("Saved.")
    return redirect(url_for("desk.projects.show", project_id=project_id), 303)


mount_shelf(blueprint, "project", Project)


def _register(asked: Asked) -> Register[Project]:
    return Register(
        model=Project,
        office_id=current_office().id,
        search=asked.search,
        archived=asked.archived,
    )


def _form() -> ProjectForm:
    return _offered(ProjectForm.read(languages=tuple(current_office().languages)))


def _stored(project: Project) -> ProjectForm:
    return _offered(ProjectForm.filled(project, tuple(current_office().languages)))


def _offered(form: ProjectForm) -> ProjectForm:
    office = current_office()
    picked = [form.implementer_id.data, form.partner_of_id.data]
    keep = [*picked, *form.donors.numbers, *form.partners.numbers]
    bodies = rows_of(choices(office.id, *office.languages, keep=keep))
    for field in (form.implementer_id, form.partner_of_id):
        field.offer(bodies)
    for rows in (form.donors, form.partners):
        rows.offer("organisation_id", bodies)
    kept = [form.programme_id.data]
    programmes = programme_choices(office.id, *office.languages, keep=kept)
    form.programme_id.offer(rows_of(programmes))
    return form
