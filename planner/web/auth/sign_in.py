"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.web.doors import public, signed_in
from planner.web.sessions import close_session

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/sign-in")
@public
def show() -> ResponseReturnValue:
    return render_template("auth/sign_in/show.html")


@blueprint.post("/sign-out")
@signed_in
def end() -> ResponseReturnValue:
    close_session()
    return redirect(url_for("auth.sign_in.show"), 303)
