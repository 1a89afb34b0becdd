"""The register of hot-lines."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.kernel.finding import Register
from planner.organisations.hotlines import enter_hotline, revise_hotline
from planner.organisations.models import Hotline
from planner.organisations.queries import choices
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.forms.hotlines import HotlineForm
from planner.web.desk.registers import Asked, attempt, found_in, mount_shelf, rows_of
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.unit import current_office, current_work

blueprint = Blueprint("hotlines", __name__, url_prefix="/hotlines")

_HEADING = ("Number", "Number to dial", "Name", "Valid until")


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    asked = Asked.read()
    register = _register(asked)
    page = page_of(db.session(), register.select(), *register.key, after=asked.after)
    return render_template("desk/hotlines/index.html", asked=asked, page=page)


@blueprint.get("/list.csv")
@needs(Role.VIEWER)
def table() -> ResponseReturnValue:
    """The list as it was asked for, all of it."""
    languages = current_office().languages
    rows = (
        (
            hotline.number_as_printed,
            hotline.e164,
            hotline.names.best(*languages),
            hotline.valid_to,
        )
        for hotline in db.session.scalars(_register(Asked.read()).select())
    )
    return csv_of("hotlines", _HEADING, rows)


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return render_template("desk/hotlines/new.html", form=_form())


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _form()
    hotline, status = attempt(form, lambda: enter_hotline(current_work(), form.facts()))
    if hotline is None:
        return render_template("desk/hotlines/new.html", form=form), status
    flash(f"“{hotline.label}” is in the register.")
    return redirect(url_for("desk.hotlines.show", hotline_id=hotline.id), 303)


@blueprint.get("/<int:hotline_id>")
@needs(Role.VIEWER)
def show(hotline_id: int) -> ResponseReturnValue:
    hotline = found_in(Hotline, hotline_id)
    return render_template("desk/hotlines/show.html", hotline=hotline, form=_stored(hotline))


@blueprint.post("/<int:hotline_id>")
@needs(Role.EDITOR)
def update(hotline_id: int) -> ResponseReturnValue:
    hotline, form = found_in(Hotline, hotline_id), _form()
    saved, status = attempt(
        form,
        lambda: revise_hotline(current_work(), hotline, form.facts(), form.opened_version),
        stored=lambda: _stored(hotline),
    )
    if saved is None:
        return render_template("desk/hotlines/show.html", hotline=hotline, form=form), status
    flash("Saved.")
    return redirect(url_for("desk.hotlines.show", hotline_id=hotline_id), 303)


mount_shelf(blueprint, "hotline", Hotline)


def _register(asked: Asked) -> Register[Hotline]:
    return Register(
        model=Hotline,
        office_id=current_office().id,
        search=asked.search,
        archived=asked.archived,
    )


def _form() -> HotlineForm:
    return _offered(HotlineForm.read(languages=tuple(current_office().languages)))


def _stored(hotline: Hotline) -> HotlineForm:
    return _offered(HotlineForm.filled(hotline, tuple(current_office().languages)))


def _offered(form: HotlineForm) -> HotlineForm:
    office = current_office()
    bodies = rows_of(choices(office.id, *office.languages, keep=form.operators.numbers))
    form.operators.offer("organisation_id", bodies)
    return form
