"""What this machine provides, for administrators."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.kernel.errors import PlannerError
from planner.web.doors import needs
from planner.web.extensions import pdf_client

blueprint = Blueprint("installation", __name__, url_prefix="/installation")


@blueprint.get("/")
@needs(Role.ADMINISTRATOR)
def show() -> ResponseReturnValue:
    """The parts of the sandbox, as a worker of the PDF server reports them now."""
    try:
        sandbox, refused = pdf_client().sandbox_parts(), ""
    except PlannerError as error:
        sandbox, refused = [], error.message
    return render_template("desk/installation/show.html", sandbox=sandbox, refused=refused)
