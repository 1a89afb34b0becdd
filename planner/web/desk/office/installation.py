"""What holds on this machine, for whoever answers for it."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.kernel.errors import PlannerError
from planner.web.doors import needs
from planner.web.extensions import press

blueprint = Blueprint("installation", __name__, url_prefix="/installation")


@blueprint.get("/")
@needs(Role.ADMINISTRATOR)
def show() -> ResponseReturnValue:
    """The locks of the press, as a child of it tells them now."""
    try:
        locks, refused = press().locks(), ""
    except PlannerError as error:
        locks, refused = [], error.message
    return render_template("desk/installation/show.html", locks=locks, refused=refused)
