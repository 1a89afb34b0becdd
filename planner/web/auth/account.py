"""The user's own account: name, language, password, sessions, offices."""

from __future__ import annotations

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import UserSession
from planner.accounts.operations import (
    Proven,
    SignIn,
    change_password,
    end_session,
    new_hash,
    prove_again,
    revise_account,
)
from planner.accounts.queries import memberships_of
from planner.accounts.throttle import admit_try
from planner.kernel.messages import gettext as _
from planner.kernel.scope import across_offices
from planner.web.auth.forms.account import DetailsForm, PasswordForm
from planner.web.database import db
from planner.web.doors import signed_in
from planner.web.extensions import now
from planner.web.form_submission import submit_prepared_form
from planner.web.notices import flash
from planner.web.reader_language import choose_language
from planner.web.sessions import Identity, identity, open_session, remember_browser
from planner.web.transaction import begin_writing, found, write_at_once

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.get("/")
@signed_in
def show() -> ResponseReturnValue:
    return _page()


@blueprint.post("/details")
@signed_in
def save_details() -> ResponseReturnValue:
    form = DetailsForm.read()
    if not form.validate():
        return _page(details_form=form, status=422)
    begin_writing()
    revise_account(db.session(), _me().user, form.name.data or "", form.language.data or "")
    choose_language()
    flash(_("Your details were saved."))
    return redirect(url_for(".show"), 303)


@blueprint.post("/password")
@signed_in
def save_password() -> ResponseReturnValue:
    form = PasswordForm.read()
    _saved, status = submit_prepared_form(
        form,
        lambda: _proven_and_hashed(form),
        lambda prepared: change_password(db.session(), *prepared),
    )
    if status != 303:
        return _page(password_form=form, status=status)
    me = _me()
    open_session(me.user, me.office.id if me.office else None)
    remember_browser(me.user.email)
    flash(_("Your password was changed. All other browsers were signed out."))
    return redirect(url_for(".show"), 303)


@blueprint.post("/sessions/<int:session_id>/end")
@signed_in
def end_other_session(session_id: int) -> ResponseReturnValue:
    begin_writing()
    end_session(db.session(), found(_session_of_mine(session_id)))
    flash(_("That browser was signed out."))
    return redirect(url_for(".show"), 303)


@blueprint.post("/office")
@signed_in
def choose_office() -> ResponseReturnValue:
    """Switch to another office, with a new session token."""
    begin_writing()
    wanted = request.form.get("office", "")
    me = _me()
    with across_offices(db.session()):
        mine = {str(m.office_id): m.office for m in db.session.scalars(memberships_of(me.user.id))}
    office = found(mine.get(wanted))
    open_session(me.user, office.id, since=g.session_since)
    return redirect(url_for("desk.today.index"), 303)


def _me() -> Identity:
    return found(identity())


def _proven_and_hashed(form: PasswordForm) -> tuple[Proven, str]:
    """The proof of the old password, and the hash of the new one."""
    user, old = _me().user, form.old.data or ""
    attempt = SignIn(email=user.email, password=old, network=request.remote_addr or "")
    hashed = new_hash(db.session(), user, form.new.data or "", field="new")
    tries = write_at_once(lambda session: admit_try(session, now(), attempt.limits))
    return prove_again(user, old, tries), hashed


def _session_of_mine(session_id: int) -> UserSession | None:
    return db.session.scalar(
        select(UserSession).where(
            UserSession.id == session_id, UserSession.user_id == _me().user.id
        )
    )


def _page(
    *,
    details_form: DetailsForm | None = None,
    password_form: PasswordForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    me = _me()
    with across_offices(db.session()):
        memberships = db.session.scalars(memberships_of(me.user.id)).all()
    sessions = db.session.scalars(
        select(UserSession)
        .where(UserSession.user_id == me.user.id)
        .order_by(UserSession.seen_at.desc())
        .limit(50)
    ).all()
    page = render_template(
        "auth/account/show.html",
        details_form=details_form or DetailsForm.read(obj=me.user),
        password_form=password_form or PasswordForm(),
        memberships=memberships,
        sessions=sessions,
    )
    return page, status
