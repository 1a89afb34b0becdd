"""The register of bodies."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import selectinload

from planner.accounts.models import Role
from planner.contacts.names import follow
from planner.files.models import FileKind
from planner.kernel.finding import Register
from planner.organisations.models import Organisation, OrganisationKind
from planner.organisations.operations import enter_organisation, revise_organisation, set_logo
from planner.organisations.queries import bodies, choices
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.forms.organisations import OrganisationForm
from planner.web.desk.pictures import PictureForm, mount_picture
from planner.web.desk.registers import Asked, attempt, found_in, mount_shelf, rows_of
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.unit import current_office, current_work

blueprint = Blueprint("organisations", __name__, url_prefix="/organisations")

_HEADING = ("Name", "Short name", "Kind", "Part of", "Website")


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    asked = Asked.read()
    register = _register(asked)
    page = page_of(db.session(), register.select(), *register.key, after=asked.after)
    return render_template(
        "desk/organisations/index.html", asked=asked, page=page, kinds=OrganisationKind
    )


@blueprint.get("/list.csv")
@needs(Role.VIEWER)
def table() -> ResponseReturnValue:
    """The list as it was asked for, all of it."""
    languages = current_office().languages
    statement = _register(Asked.read()).select().options(selectinload(Organisation.parent))
    rows = (
        (
            body.names.best(*languages),
            body.short_names.best(*languages),
            body.kind.value,
            body.parent.names.best(*languages) if body.parent else "",
            body.website,
        )
        for body in db.session.scalars(statement)
    )
    return csv_of("organisations", _HEADING, rows)


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return render_template("desk/organisations/new.html", form=_form())


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _form()
    body, status = attempt(form, lambda: enter_organisation(current_work(), form.profile()))
    if body is None:
        return render_template("desk/organisations/new.html", form=form), status
    flash(f"“{body.label}” is in the register.")
    return redirect(url_for("desk.organisations.show", organisation_id=body.id), 303)


@blueprint.get("/<int:organisation_id>")
@needs(Role.VIEWER)
def show(organisation_id: int) -> ResponseReturnValue:
    return _page(found_in(Organisation, organisation_id))


@blueprint.post("/<int:organisation_id>")
@needs(Role.EDITOR)
def update(organisation_id: int) -> ResponseReturnValue:
    body, form = found_in(Organisation, organisation_id), _form()
    saved, status = attempt(
        form,
        lambda: _revised(body, form),
        stored=lambda: _stored(body),
    )
    if saved is None:
        return _page(body, form), status
    flash("Saved.")
    return redirect(url_for("desk.organisations.show", organisation_id=organisation_id), 303)


def _revised(body: Organisation, form: OrganisationForm) -> Organisation:
    """Saved; and whoever works there is found by its new name."""
    work, names = current_work(), body.names
    revise_organisation(work, body, form.profile(), form.opened_version)
    if body.names != names:
        follow(work, body)
    return body


def _page(
    body: Organisation,
    form: OrganisationForm | None = None,
    pictured: PictureForm | None = None,
) -> str:
    return render_template(
        "desk/organisations/show.html",
        body=body,
        form=form or _stored(body),
        pictured=pictured or PictureForm(),
    )


def _register(asked: Asked) -> Register[Organisation]:
    known = asked.kind in set(OrganisationKind)
    return bodies(
        current_office().id,
        search=asked.search,
        archived=asked.archived,
        kind=OrganisationKind(asked.kind) if known else None,
    )


def _form() -> OrganisationForm:
    return _offered(OrganisationForm.read(languages=tuple(current_office().languages)))


def _stored(body: Organisation) -> OrganisationForm:
    return _offered(OrganisationForm.filled(body, tuple(current_office().languages)))


def _offered(form: OrganisationForm) -> OrganisationForm:
    office = current_office()
    keep = [form.parent_id.data]
    form.parent_id.offer(rows_of(choices(office.id, *office.languages, keep=keep)))
    return form


mount_shelf(blueprint, "organisation", Organisation)
mount_picture(blueprint, "organisation", Organisation, FileKind.LOGO, set_logo, _page)
