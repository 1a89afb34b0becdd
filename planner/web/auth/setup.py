"""The first run: the office and its first administrator."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.operations import set_up
from planner.accounts.queries import has_office
from planner.exchange.sample import load_sample
from planner.kernel.errors import Conflict, Invalid
from planner.web.auth.forms.setup import DEFAULT_LANGUAGES, SetupForm
from planner.web.database import db
from planner.web.doors import public
from planner.web.fittings import now
from planner.web.notices import flash
from planner.web.refusals import keep
from planner.web.sessions import open_session, remember_browser
from planner.web.unit import begin_writing, work_for

blueprint = Blueprint("setup", __name__, url_prefix="/setup")


@blueprint.get("/")
@public
def show() -> ResponseReturnValue:
    if has_office(db.session()):
        return redirect(url_for("start.index"), 303)
    return _page(SetupForm.read(languages=DEFAULT_LANGUAGES, data={"languages": ["en", "ru"]}))


@blueprint.post("/")
@public
def create() -> ResponseReturnValue:
    if has_office(db.session()):
        raise Conflict("The program is set up already. Sign in instead.")
    form = SetupForm.read(languages=DEFAULT_LANGUAGES)
    if form.wants_more:
        return _page(SetupForm.read(languages=form.all_languages))
    if not form.validate():
        return _page(form, 422)
    begin_writing()
    try:
        member = set_up(db.session(), now(), form.first_run(), request.remote_addr or "")
    except Invalid as error:
        return _page(keep(form, error), 422)
    if form.with_sample.data:
        load_sample(work_for(member.office, actor_id=member.user.id))
    open_session(member.user, member.office_id)
    remember_browser(member.user.email)
    flash("Your office is ready. Plan the first event, or fill the registers first.")
    return redirect(url_for("desk.events.index"), 303)


def _page(form: SetupForm, status: int = 200) -> ResponseReturnValue:
    return render_template("auth/setup/show.html", form=form), status
