"""Set-up: the first office and its first administrator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Membership
from planner.accounts.operations import (
    FirstRun,
    check_first_run,
    prepare_set_up,
    set_up,
    setup_limits,
)
from planner.accounts.queries import has_office
from planner.accounts.throttle import Tries, admit_try
from planner.exchange.sample import load_sample, sample_document
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.web.auth.forms.setup import DEFAULT_LANGUAGES, SetupForm
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import now
from planner.web.form_submission import submit_prepared_form
from planner.web.notices import flash
from planner.web.sessions import open_session, remember_browser
from planner.web.transaction import work_for, write_at_once

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
        raise Conflict(_("The program is set up already. Sign in instead."))
    form = SetupForm.read(languages=DEFAULT_LANGUAGES)
    if form.wants_more:
        return _page(SetupForm.read(languages=form.all_languages))
    member, status = submit_prepared_form(form, lambda: _prepared(form), _set_up)
    if member is None:
        return _page(form, status)
    open_session(member.user, member.office_id)
    remember_browser(member.user.email)
    if form.with_sample.data:
        flash(
            _(
                "Your office is ready. The sample event stands under “Events”: look through its tabs."
            )
        )
    else:
        flash(_("Your office is ready. Plan the first event, or fill the registers first."))
    return redirect(url_for("desk.today.index"), 303)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The results of the slow work: the hash of the password, and the checked sample if wanted."""

    plan: FirstRun
    password_hash: str
    tries: Tries
    sample: dict[str, Any] | None


def _prepared(form: SetupForm) -> _Prepared:
    plan, limits = form.first_run(), setup_limits(request.remote_addr or "")
    check_first_run(plan)
    tries = write_at_once(lambda session: admit_try(session, now(), limits))
    hashed = prepare_set_up(db.session(), now(), plan)
    return _Prepared(plan, hashed, tries, sample_document() if form.with_sample.data else None)


def _set_up(prepared: _Prepared) -> Membership:
    member = set_up(db.session(), now(), prepared.plan, prepared.password_hash, prepared.tries)
    if prepared.sample is not None:
        load_sample(work_for(member.office, actor_id=member.user.id), prepared.sample)
    return member


def _page(form: SetupForm, status: int = 200) -> ResponseReturnValue:
    return render_template("auth/setup/show.html", form=form), status
