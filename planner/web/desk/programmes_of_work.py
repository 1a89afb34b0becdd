"""The register of programmes of work."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import selectinload

from planner.accounts.models import Role
from planner.kernel.finding import Register
from planner.organisations.models import AidProgramme
from planner.organisations.programmes import enter_programme, revise_programme
from planner.organisations.queries import choices
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.forms.programmes_of_work import ProgrammeForm
from planner.web.desk.registers import Asked, attempt, found_in, mount_shelf, rows_of
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.unit import current_office, current_work

blueprint = Blueprint("programmes_of_work", __name__, url_prefix="/programmes-of-work")

_HEADING = ("Name", "Abbreviation", "Led by")


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    asked = Asked.read()
    register = _register(asked)
    page = page_of(db.session(), register.select(), *register.key, after=asked.after)
    return render_template("desk/programmes_of_work/index.html", asked=asked, page=page)


@blueprint.get("/list.csv")
@needs(Role.VIEWER)
def table() -> ResponseReturnValue:
    """The list as it was asked for, all of it."""
    languages = current_office().languages
    rows = (
        (
            programme.names.best(*languages),
            programme.abbreviation,
            programme.lead.names.best(*languages) if programme.lead else "",
        )
        for programme in db.session.scalars(
            _register(Asked.read()).select().options(selectinload(AidProgramme.lead))
        )
    )
    return csv_of("programmes-of-work", _HEADING, rows)


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return render_template("desk/programmes_of_work/new.html", form=_form())


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _form()
    programme, status = attempt(form, lambda: enter_programme(current_work(), form.facts()))
    if programme is None:
        return render_template("desk/programmes_of_work/new.html", form=form), status
    flash(f"“{programme.label}” is in the register.")
    return redirect(url_for("desk.programmes_of_work.show", programme_of_work_id=programme.id), 303)


@blueprint.get("/<int:programme_of_work_id>")
@needs(Role.VIEWER)
def show(programme_of_work_id: int) -> ResponseReturnValue:
    programme = found_in(AidProgramme, programme_of_work_id)
    return render_template(
        "desk/programmes_of_work/show.html", programme=programme, form=_stored(programme)
    )


@blueprint.post("/<int:programme_of_work_id>")
@needs(Role.EDITOR)
def update(programme_of_work_id: int) -> ResponseReturnValue:
    programme, form = found_in(AidProgramme, programme_of_work_id), _form()
    saved, status = attempt(
        form,
        lambda: revise_programme(current_work(), programme, form.facts(), form.opened_version),
        stored=lambda: _stored(programme),
    )
    if saved is None:
        return render_template(
            "desk/programmes_of_work/show.html", programme=programme, form=form
        ), status
    flash("Saved.")
    return redirect(
        url_for("desk.programmes_of_work.show", programme_of_work_id=programme_of_work_id), 303
    )


mount_shelf(blueprint, "programme_of_work", AidProgramme)


def _register(asked: Asked) -> Register[AidProgramme]:
    return Register(
        model=AidProgramme,
        office_id=current_office().id,
        search=asked.search,
        archived=asked.archived,
    )


def _form() -> ProgrammeForm:
    return _offered(ProgrammeForm.read(languages=tuple(current_office().languages)))


def _stored(programme: AidProgramme) -> ProgrammeForm:
    return _offered(ProgrammeForm.filled(programme, tuple(current_office().languages)))


def _offered(form: ProgrammeForm) -> ProgrammeForm:
    office = current_office()
    keep = [form.lead_id.data, *form.donors.numbers]
    bodies = rows_of(choices(office.id, *office.languages, keep=keep))
    form.lead_id.offer(bodies)
    form.donors.offer("organisation_id", bodies)
    return form
