"""The requests of all events that wait for a decision."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accreditation.queries import waiting_requests
from planner.web.database import db
from planner.web.doors import needs
from planner.web.transaction import current_office

blueprint = Blueprint("waiting_requests", __name__, url_prefix="/requests")


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    """What waits for a decision, of all events."""
    rows = db.session.scalars(waiting_requests(current_office().id)).all()
    return render_template("desk/waiting_requests/index.html", rows=rows)
