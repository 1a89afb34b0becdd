"""The register of studies."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.queries import StudyList
from planner.events.research import enter_study, revise_study
from planner.events.studies import Study, StudyKind
from planner.web.database import db
from planner.web.desk import picks
from planner.web.desk.forms.studies import StudyForm
from planner.web.desk.registers import Asked, attempt, found_in, mount_shelf
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.paging import page_of
from planner.web.unit import current_office, current_work

blueprint = Blueprint("studies", __name__, url_prefix="/studies")


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    asked = Asked.read()
    wanted = StudyList(
        office_id=current_office().id,
        search=asked.search,
        archived=asked.archived,
        kind=StudyKind(asked.kind) if asked.kind in set(StudyKind) else None,
    )
    page = page_of(db.session(), wanted.select(), Study.sort_name, Study.id, after=asked.after)
    return render_template("desk/studies/index.html", asked=asked, page=page, kinds=StudyKind)


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    return render_template("desk/studies/new.html", form=_form())


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _form()
    zone = current_office().zone
    study, status = attempt(form, lambda: enter_study(current_work(), form.plan(zone)))
    if study is None:
        return render_template("desk/studies/new.html", form=form), status
    flash(f"“{study.label}” is in the register.")
    return redirect(url_for("desk.studies.show", study_id=study.id), 303)


@blueprint.get("/<int:study_id>")
@needs(Role.VIEWER)
def show(study_id: int) -> ResponseReturnValue:
    study = found_in(Study, study_id)
    return render_template("desk/studies/show.html", study=study, form=_stored(study))


@blueprint.post("/<int:study_id>")
@needs(Role.EDITOR)
def update(study_id: int) -> ResponseReturnValue:
    study, form = found_in(Study, study_id), _form()
    zone = current_office().zone
    saved, status = attempt(
        form,
        lambda: revise_study(current_work(), study, form.plan(zone), form.opened_version),
        stored=lambda: _stored(study),
    )
    if saved is None:
        return render_template("desk/studies/show.html", study=study, form=form), status
    flash("Saved.")
    return redirect(url_for("desk.studies.show", study_id=study_id), 303)


mount_shelf(blueprint, "study", Study)


def _form() -> StudyForm:
    return _offered(StudyForm.read(languages=tuple(current_office().languages)))


def _stored(study: Study) -> StudyForm:
    office = current_office()
    return _offered(StudyForm.filled(study, tuple(office.languages), office.zone))


def _offered(form: StudyForm) -> StudyForm:
    bodies = picks.organisations(form.conductor_id.data, form.commissioner_id.data)
    form.conductor_id.offer(bodies)
    form.commissioner_id.offer(bodies)
    form.hotline_id.offer(picks.hotlines(form.hotline_id.data))
    return form
