"""The register of media."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.models import Outlet, OutletKind
from planner.contacts.outlets import enter_outlet, revise_outlet
from planner.contacts.queries import outlets
from planner.kernel.finding import Register
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.forms.outlets import OutletForm
from planner.web.desk.registers import Asked, attempt, found_in, mount_shelf
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.unit import current_office, current_work

blueprint = Blueprint("outlets", __name__, url_prefix="/outlets")

_HEADING = ("Name", "Kind", "Scope", "City or territory", "Language", "Website")


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    asked = Asked.read()
    register = _register(asked)
    page = page_of(db.session(), register.select(), *register.key, after=asked.after)
    return render_template("desk/outlets/index.html", asked=asked, page=page, kinds=OutletKind)


@blueprint.get("/list.csv")
@needs(Role.VIEWER)
def table() -> ResponseReturnValue:
    """The list as it was asked for, all of it."""
    languages = current_office().languages
    rows = (
        (
            outlet.names.best(*languages),
            outlet.kind.value,
            outlet.scope.value,
            outlet.cities.best(*languages),
            outlet.language,
            outlet.website,
        )
        for outlet in db.session.scalars(_register(Asked.read()).select())
    )
    return csv_of("outlets", _HEADING, rows)


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return render_template("desk/outlets/new.html", form=_form())


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _form()
    outlet, status = attempt(form, lambda: enter_outlet(current_work(), form.facts()))
    if outlet is None:
        return render_template("desk/outlets/new.html", form=form), status
    flash(f"“{outlet.label}” is in the register.")
    return redirect(url_for("desk.outlets.show", outlet_id=outlet.id), 303)


@blueprint.get("/<int:outlet_id>")
@needs(Role.VIEWER)
def show(outlet_id: int) -> ResponseReturnValue:
    outlet = found_in(Outlet, outlet_id)
    return render_template("desk/outlets/show.html", outlet=outlet, form=_stored(outlet))


@blueprint.post("/<int:outlet_id>")
@needs(Role.EDITOR)
def update(outlet_id: int) -> ResponseReturnValue:
    outlet, form = found_in(Outlet, outlet_id), _form()
    saved, status = attempt(
        form,
        lambda: revise_outlet(current_work(), outlet, form.facts(), form.opened_version),
        stored=lambda: _stored(outlet),
    )
    if saved is None:
        return render_template("desk/outlets/show.html", outlet=outlet, form=form), status
    flash("Saved.")
    return redirect(url_for("desk.outlets.show", outlet_id=outlet_id), 303)


def _register(asked: Asked) -> Register[Outlet]:
    return outlets(
        current_office().id,
        search=asked.search,
        archived=asked.archived,
        kind=OutletKind(asked.kind) if asked.kind in set(OutletKind) else None,
    )


def _form() -> OutletForm:
    return OutletForm.read(languages=tuple(current_office().languages))


def _stored(outlet: Outlet) -> OutletForm:
    return OutletForm.filled(outlet, tuple(current_office().languages))


mount_shelf(blueprint, "outlet", Outlet)
