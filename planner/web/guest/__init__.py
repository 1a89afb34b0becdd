"""Pages for guests: a personal page behind a link, without an account."""

from __future__ import annotations

from flask import Blueprint

from planner.web.guest import invitation

blueprint = Blueprint("guest", __name__)
blueprint.register_blueprint(invitation.blueprint)
