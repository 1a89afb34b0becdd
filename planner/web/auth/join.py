"""Accepting an invitation to work in an office."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import KeyPurpose, Office, OneTimeKey
from planner.accounts.queries import usable_key, user_by_address
from planner.kernel.errors import Invalid
from planner.members.operations import join
from planner.web.auth.forms.keys import JoinAgainForm, JoinForm
from planner.web.database import db
from planner.web.doors import by_link
from planner.web.fittings import now, settings
from planner.web.notices import flash
from planner.web.refusals import keep
from planner.web.sessions import open_session, remember_browser
from planner.web.unit import begin_writing, found, rechecked

blueprint = Blueprint("join", __name__, url_prefix="/join")


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    key = _key(token)
    return _page(token, key, _form(key))


@blueprint.post("/<token>")
@by_link
def accept(token: str) -> ResponseReturnValue:
    key = _key(token)
    form = _form(key)
    if not form.validate():
        return _page(token, key, form, 422)
    begin_writing()
    newcomer = form.newcomer(request.remote_addr or "")
    try:
        member = join(db.session(), now(), settings().links, key, newcomer)
    except Invalid as error:
        return _page(token, key, keep(form, error), 422)
    open_session(member.user, member.office_id)
    remember_browser(member.user.email)
    flash("Welcome. This is the desk of your office.")
    return redirect(url_for("desk.events.index"), 303)


@rechecked
def _key(token: str) -> OneTimeKey:
    return found(usable_key(db.session(), now(), KeyPurpose.JOIN, token))


def _form(key: OneTimeKey) -> JoinForm | JoinAgainForm:
    """The key came by letter, so that its holder may know whether the address has an account."""
    if user_by_address(db.session(), key.email):
        return JoinAgainForm.read()
    return JoinForm.read()


def _page(
    token: str, key: OneTimeKey, form: JoinForm | JoinAgainForm, status: int = 200
) -> ResponseReturnValue:
    office = db.session.get_one(Office, key.office_id)
    page = render_template("auth/join/show.html", form=form, token=token, key=key, office=office)
    return page, status
