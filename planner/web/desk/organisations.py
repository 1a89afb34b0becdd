"""The register of bodies."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import selectinload

from planner.accounts.models import Role
from planner.organisations.models import Organisation, OrganisationKind
from planner.organisations.operations import enter_organisation, revise_organisation
from planner.organisations.queries import Register, choices
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.forms.organisations import OrganisationForm
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
    body = found_in(Organisation, organisation_id)
    return render_template("desk/organisations/show.html", body=body, form=_stored(body))


@blueprint.post("/<int:organisation_id>")
@needs(Role.EDITOR)
def update(organisation_id: int) -> ResponseReturnValue:
    body, form = found_in(Organisation, organisation_id), _form()
    saved, status = attempt(
        form,
        lambda: revise_organisation(current_work(), body, form.profile(), form.opened_version),
        stored=lambda: _stored(body),
    )
    if saved is None:
        return render_template("desk/organisations/show.html", body=body, form=form), status
    flash("Saved.")
    return redirect(url_for("desk.organisations.show", organisation_id=organisation_id), 303)


mount_shelf(blueprint, "organisation", Organisation)


def _register(asked: Asked) -> Register[Organisation]:
    known = asked.kind in set(OrganisationKind)
    return Register(
        model=Organisation,
        office_id=current_office().id,
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
