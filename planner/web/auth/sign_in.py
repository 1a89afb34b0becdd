"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import User
from planner.accounts.operations import Proven, prove, sign_in
from planner.accounts.queries import has_office, memberships_of
from planner.accounts.throttle import admit_try
from planner.web.addresses import safe_next
from planner.web.auth.forms.sign_in import SignInForm
from planner.web.database import db
from planner.web.doors import public, signed_in
from planner.web.extensions import now
from planner.web.form_submission import submit_prepared_form
from planner.web.sessions import close_session, known_browser, open_session, remember_browser
from planner.web.transaction import begin_writing, write_at_once

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/sign-in")
@public
def show() -> ResponseReturnValue:
    if not has_office(db.session()):
        return redirect(url_for("auth.setup.show"), 303)
    return _page(SignInForm.read(data={"next": request.args.get("next", "")}))


@blueprint.post("/sign-in")
@public
def create() -> ResponseReturnValue:
    form = SignInForm.read()
    user, status = submit_prepared_form(
        form, lambda: _proven(form), lambda proven: sign_in(db.session(), proven)
    )
    if user is None:
        return _page(form, status)
    open_session(user, _first_office(user))
    remember_browser(user.email)
    return redirect(safe_next(form.next.data or "", url_for("desk.today.index")), 303)


@blueprint.post("/sign-out")
@signed_in
def sign_out() -> ResponseReturnValue:
    begin_writing()
    close_session()
    return redirect(url_for("auth.sign_in.show"), 303)


def _proven(form: SignInForm) -> Proven:
    attempt = form.attempt(
        network=request.remote_addr or "", browser=known_browser(form.email.data or "")
    )
    tries = write_at_once(lambda session: admit_try(session, now(), attempt.limits))
    return prove(db.session(), attempt, tries)


def _first_office(user: User) -> int | None:
    membership = db.session.scalars(memberships_of(user.id)).first()
    return membership.office_id if membership else None


def _page(form: SignInForm, status: int = 200) -> ResponseReturnValue:
    return render_template("auth/sign_in/show.html", form=form), status
