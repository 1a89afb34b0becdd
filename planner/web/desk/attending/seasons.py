"""Who is accredited for a season: the list, and giving, changing and ending an accreditation."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accreditation.models import SeasonAccreditation
from planner.accreditation.season import (
    accredit,
    end_season,
    revise_season,
    season_of,
    seasons,
    take_up_season,
)
from planner.contacts.models import Person
from planner.kernel.messages import gettext as _
from planner.web.attending_words import KIND_LABELS
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.calendar.days import today
from planner.web.desk.forms.attending import SeasonForm
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.transaction import begin_writing, current_office, current_work, found, rechecked

blueprint = Blueprint("seasons", __name__, url_prefix="/accreditations")


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    """Those that hold or will; with `?ended=yes` those that are over. `?person=` fills the form."""
    form = SeasonForm(data={"person_id": request.args.get("person", type=int)})
    return _page(_offered(form))


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    form = _offered(SeasonForm.read())
    season, status = submit_form(
        form,
        lambda: accredit(current_work(), found_in(Person, form.person_id.data or 0), form.plan()),
    )
    if season is None:
        return _page(form), status
    name = season.person.best_label()
    flash(_("%(name)s is accredited.", name=name), Undo(_address("end", season)))
    return redirect(url_for("desk.seasons.index"), 303)


@blueprint.get("/<int:season_id>")
@needs(Role.EDITOR)
def show(season_id: int) -> ResponseReturnValue:
    season = _find(season_id)
    return _season_page(season, _offered(SeasonForm.filled(season)))


@blueprint.post("/<int:season_id>")
@needs(Role.EDITOR)
def save(season_id: int) -> ResponseReturnValue:
    """The person stays; another one gets an accreditation of their own."""
    season, form = _find(season_id), _offered(SeasonForm.read())
    del form.person_id
    done, status = submit_form(
        form,
        lambda: _saved(season, form),
        stored=lambda: _without_person(SeasonForm.filled(season)),
    )
    if not done:
        return _season_page(season, form), status
    flash(_("Saved."))
    return redirect(url_for("desk.seasons.index"), 303)


@blueprint.post("/<int:season_id>/end")
@needs(Role.EDITOR)
def end(season_id: int) -> ResponseReturnValue:
    begin_writing()
    season = _find(season_id)
    end_season(current_work(), season)
    name = season.person.best_label()
    flash(_("The accreditation of %(name)s has ended.", name=name), Undo(_address("again", season)))
    return redirect(url_for("desk.seasons.index"), 303)


@blueprint.post("/<int:season_id>/again")
@needs(Role.EDITOR)
def again(season_id: int) -> ResponseReturnValue:
    begin_writing()
    season = _find(season_id)
    take_up_season(current_work(), season)
    name = season.person.best_label()
    flash(_("%(name)s is accredited again.", name=name))
    return redirect(url_for("desk.seasons.index"), 303)


@rechecked
def _find(season_id: int) -> SeasonAccreditation:
    wanted = season_of(current_office().id, season_id)
    return found(db.session.scalars(wanted).one_or_none())


def _offered(form: SeasonForm) -> SeasonForm:
    form.person_id.offer(choices.people(form.person_id.data))
    return form


def _without_person(form: SeasonForm) -> SeasonForm:
    del form.person_id
    return form


def _saved(season: SeasonAccreditation, form: SeasonForm) -> bool:
    revise_season(current_work(), season, form.plan(), form.opened_version)
    return True


def _address(view: str, season: SeasonAccreditation) -> str:
    return url_for(f"desk.seasons.{view}", season_id=season.id)


def _page(form: SeasonForm) -> str:
    ended = request.args.get("ended") == "yes"
    wanted = seasons(current_office().id, ended=ended, today=today())
    return render_template(
        "desk/seasons/index.html",
        rows=db.session.scalars(wanted).all(),
        ended=ended,
        form=form,
        kinds=KIND_LABELS,
        today=today(),
    )


def _season_page(season: SeasonAccreditation, form: SeasonForm) -> str:
    return render_template("desk/seasons/show.html", season=season, form=form)
