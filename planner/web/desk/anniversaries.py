"""The register of anniversaries, and what falls due."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.anniversaries.models import Anniversary
from planner.anniversaries.operations import (
    add_anniversary,
    archive_anniversary,
    restore_anniversary,
    revise_anniversary,
)
from planner.anniversaries.queries import AnniversaryList, anniversary_of
from planner.anniversaries.rounds import next_round
from planner.kernel.errors import Invalid, Stale
from planner.organisations.models import Organisation
from planner.web.database import db
from planner.web.desk.forms.anniversaries import AnniversaryForm
from planner.web.doors import needs
from planner.web.fittings import now
from planner.web.notices import flash
from planner.web.unit import current_office, current_work, found

blueprint = Blueprint("anniversaries", __name__, url_prefix="/anniversaries")


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    wanted = AnniversaryList(
        office_id=current_office().id,
        search=request.args.get("search", ""),
        archived=request.args.get("archived") == "yes",
    )
    rows = db.session.scalars(wanted.select()).all()
    today = now().date()
    due = sorted(
        ((*next_round(row, today), row) for row in rows),
        key=lambda line: (line[0], line[1] or today, line[2].id),
    )
    return render_template("desk/anniversaries/index.html", wanted=wanted, due=due, today=today)


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return render_template("desk/anniversaries/new.html", form=_form())


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _form()
    if form.validate():
        try:
            add_anniversary(current_work(), form.plan())
        except Invalid as error:
            form.mark(error)
        else:
            flash("The anniversary is in the register.")
            return redirect(url_for("desk.anniversaries.index"), 303)
    return render_template("desk/anniversaries/new.html", form=form), 422


@blueprint.get("/<int:anniversary_id>")
@needs(Role.VIEWER)
def show(anniversary_id: int) -> ResponseReturnValue:
    anniversary = _found(anniversary_id)
    return _page(anniversary, _stored(anniversary))


@blueprint.post("/<int:anniversary_id>")
@needs(Role.EDITOR)
def update(anniversary_id: int) -> ResponseReturnValue:
    anniversary = _found(anniversary_id)
    form = _form()
    if not form.validate():
        return _page(anniversary, form, 422)
    try:
        revise_anniversary(current_work(), anniversary, form.plan(), form.opened_version)
    except Invalid as error:
        form.mark(error)
        return _page(anniversary, form, 422)
    except Stale as error:
        form.compare(_stored(anniversary))
        form.form_errors.append(error.message)
        return _page(anniversary, form, 409)
    flash("Saved.")
    return redirect(url_for("desk.anniversaries.show", anniversary_id=anniversary.id), 303)


@blueprint.post("/<int:anniversary_id>/archive")
@needs(Role.EDITOR)
def archive(anniversary_id: int) -> ResponseReturnValue:
    archive_anniversary(current_work(), _found(anniversary_id))
    flash("Put away. Events that mark it keep it.")
    return redirect(url_for("desk.anniversaries.index"), 303)


@blueprint.post("/<int:anniversary_id>/restoration")
@needs(Role.EDITOR)
def restore(anniversary_id: int) -> ResponseReturnValue:
    restore_anniversary(current_work(), _found(anniversary_id))
    flash("Back in the register.")
    return redirect(url_for("desk.anniversaries.show", anniversary_id=anniversary_id), 303)


def _found(anniversary_id: int) -> Anniversary:
    wanted = anniversary_of(current_office().id, anniversary_id)
    return found(db.session.scalars(wanted).one_or_none())


def _form() -> AnniversaryForm:
    return _with_owners(AnniversaryForm.read(languages=tuple(current_office().languages)))


def _stored(anniversary: Anniversary) -> AnniversaryForm:
    return _with_owners(AnniversaryForm.filled(anniversary, tuple(current_office().languages)))


def _with_owners(form: AnniversaryForm) -> AnniversaryForm:
    office = current_office()
    owners = db.session.scalars(
        select(Organisation)
        .where(Organisation.office_id == office.id)
        .order_by(Organisation.sort_name, Organisation.id)
    )
    form.owner_id.offer((owner.id, owner.names.best(*office.languages)) for owner in owners)
    return form


def _page(
    anniversary: Anniversary, form: AnniversaryForm, status: int = 200
) -> ResponseReturnValue:
    page = render_template("desk/anniversaries/show.html", anniversary=anniversary, form=form)
    return page, status
