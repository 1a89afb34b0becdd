"""The desk: the staff side, behind a sign-in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from planner.web.desk import anniversaries, events

blueprint = Blueprint("desk", __name__, url_prefix="/desk")
blueprint.register_blueprint(events.blueprint)
blueprint.register_blueprint(anniversaries.blueprint)

ROOMS = (
    ("desk.events.index", "Events"),
    ("desk.anniversaries.index", "Anniversaries"),
)


@blueprint.app_context_processor
def rooms() -> dict[str, Any]:
    """The rooms of the desk in the navigation, and the loud counter of held letters."""
    return {"desk_rooms": ROOMS, "held_letters": lambda: 0}
