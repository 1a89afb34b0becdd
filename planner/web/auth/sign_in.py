"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import User
from planner.accounts.operations import sign_in
from planner.accounts.queries import has_office, memberships_of
from planner.kernel.errors import Invalid
from planner.web.addresses import safe_next
from planner.web.auth.forms.sign_in import SignInForm
from planner.web.database import db
from planner.web.doors import public, signed_in
from planner.web.fittings import now
from planner.web.refusals import keep
from planner.web.sessions import close_session, known_browser, open_session, remember_browser
from planner.web.unit import begin_writing

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
    if not form.validate():
        return _page(form, 422)
    attempt = form.attempt(
        network=request.remote_addr or "", browser=known_browser(form.email.data or "")
    )
    begin_writing()
    try:
        user = sign_in(db.session(), now(), attempt)
    except Invalid as error:
        return _page(keep(form, error), 422)
    open_session(user, _first_office(user))
    remember_browser(user.email)
    return redirect(safe_next(form.next.data or "", url_for("desk.events.index")), 303)


@blueprint.post("/sign-out")
@signed_in
def end() -> ResponseReturnValue:
    begin_writing()
    close_session()
    return redirect(url_for("auth.sign_in.show"), 303)


def _first_office(user: User) -> int | None:
    membership = db.session.scalars(memberships_of(user.id)).first()
    return membership.office_id if membership else None


def _page(form: SignInForm, status: int = 200) -> ResponseReturnValue:
    return render_template("auth/sign_in/show.html", form=form), status
