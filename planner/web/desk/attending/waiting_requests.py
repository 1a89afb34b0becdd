"""The requests of all events that wait for a decision."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accreditation.queries import count_waiting, waiting_requests
from planner.web.database import db
from planner.web.doors import needs
from planner.web.transaction import current_office, current_work

blueprint = Blueprint("waiting_requests", __name__, url_prefix="/requests")


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    """What waits for a decision, of all events, the next one first."""
    rows = db.session.scalars(waiting_requests(current_office().id)).all()
    count = count_waiting(current_work())
    groups = [(event, list(some)) for event, some in groupby(rows, lambda one: one.event)]
    return render_template(
        "desk/waiting_requests/index.html", groups=groups, rows=rows, count=count
    )
