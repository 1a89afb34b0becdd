"""The list of events."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.web.doors import needs

blueprint = Blueprint("events", __name__, url_prefix="/events")


@blueprint.get("/")
@needs(Role.VIEWER)
def index() -> ResponseReturnValue:
    return render_template("desk/events/index.html")
