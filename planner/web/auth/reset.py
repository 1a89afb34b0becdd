"""Resetting a forgotten password."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import KeyPurpose, OneTimeKey
from planner.accounts.operations import account_of, new_hash, reset_password
from planner.accounts.passwords import waste_time
from planner.accounts.queries import usable_key
from planner.accounts.throttle import admit_try
from planner.kernel.messages import gettext as _
from planner.members.resets import request_reset, reset_limits
from planner.web.auth.forms.keys import AskResetForm, ResetForm
from planner.web.database import db
from planner.web.doors import by_link, public
from planner.web.extensions import now, settings
from planner.web.form_submission import submit_prepared_form
from planner.web.notices import flash
from planner.web.transaction import begin_writing, found, rechecked, write_at_once

blueprint = Blueprint("reset", __name__, url_prefix="/reset")


@blueprint.get("/")
@public
def ask() -> ResponseReturnValue:
    return _ask_page(AskResetForm.read())


@blueprint.post("/")
@public
def request_link() -> ResponseReturnValue:
    form = AskResetForm.read()
    if not form.validate():
        return _ask_page(form, 422)
    email = form.email.data or ""
    limits = reset_limits(email, request.remote_addr or "")
    write_at_once(lambda session: admit_try(session, now(), limits))
    waste_time(email)
    begin_writing()
    request_reset(db.session(), now(), settings().links, email)
    flash(_("If somebody signs in with this address, a letter with a link is on its way there."))
    return redirect(url_for("auth.sign_in.show"), 303)


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    _key(token)
    return _page(token, ResetForm())


@blueprint.post("/<token>")
@by_link
def save(token: str) -> ResponseReturnValue:
    key = _key(token)
    form = ResetForm.read()
    user = account_of(db.session(), key)
    reset, status = submit_prepared_form(
        form,
        lambda: new_hash(db.session(), user, form.password.data or "", field="password"),
        lambda hashed: reset_password(db.session(), now(), key, hashed),
    )
    if reset is None:
        return _page(token, form, status)
    flash(_("Your password was changed. Sign in with the new one."))
    return redirect(url_for("auth.sign_in.show"), 303)


@rechecked
def _key(token: str) -> OneTimeKey:
    return found(usable_key(db.session(), now(), KeyPurpose.RESET, token))


def _ask_page(form: AskResetForm, status: int = 200) -> ResponseReturnValue:
    return render_template("auth/reset/ask.html", form=form), status


def _page(token: str, form: ResetForm, status: int = 200) -> ResponseReturnValue:
    return render_template("auth/reset/show.html", form=form, token=token), status
