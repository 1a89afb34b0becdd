"""Accepting an invitation to work in an office."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import KeyPurpose, Office, OneTimeKey
from planner.accounts.operations import SignIn
from planner.accounts.queries import usable_key, user_by_address
from planner.accounts.throttle import Tries, admit_try
from planner.kernel.messages import gettext as _
from planner.members.operations import Arrival, join, prepare_join
from planner.web.auth.forms.keys import JoinAgainForm, JoinForm
from planner.web.database import db
from planner.web.doors import by_link
from planner.web.extensions import now, settings
from planner.web.form_submission import submit_prepared_form
from planner.web.notices import flash
from planner.web.sessions import open_session, remember_browser
from planner.web.transaction import found, rechecked, write_at_once

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
    member, status = submit_prepared_form(
        form,
        lambda: _arrival(key, form),
        lambda arrival: join(db.session(), now(), settings().links, key, arrival),
    )
    if member is None:
        return _page(token, key, form, status)
    open_session(member.user, member.office_id)
    remember_browser(member.user.email)
    flash(_("Welcome. This is the desk of your office."))
    return redirect(url_for("desk.today.index"), 303)


def _arrival(key: OneTimeKey, form: JoinForm | JoinAgainForm) -> Arrival:
    who = form.newcomer(request.remote_addr or "")
    tries: Tries = ()
    if isinstance(form, JoinAgainForm):
        limits = SignIn(email=key.email, password=who.password, network=who.network).limits
        tries = write_at_once(lambda session: admit_try(session, now(), limits))
    return prepare_join(db.session(), key, who, tries)


@rechecked
def _key(token: str) -> OneTimeKey:
    return found(usable_key(db.session(), now(), KeyPurpose.JOIN, token))


def _form(key: OneTimeKey) -> JoinForm | JoinAgainForm:
    """Whoever has the key owns the address, and may learn whether it has an account."""
    if user_by_address(db.session(), key.email):
        return JoinAgainForm.read()
    return JoinForm.read()


def _page(
    token: str, key: OneTimeKey, form: JoinForm | JoinAgainForm, status: int = 200
) -> ResponseReturnValue:
    office = db.session.get_one(Office, key.office_id)
    page = render_template("auth/join/show.html", form=form, token=token, key=key, office=office)
    return page, status
