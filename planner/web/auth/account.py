"""The own account: name, password, sessions."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planner.web.doors import signed_in

blueprint = Blueprint("account", __name__, url_prefix="/account")


@blueprint.get("/")
@signed_in
def show() -> ResponseReturnValue:
    return render_template("auth/account/show.html")
