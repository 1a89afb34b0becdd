"""Pages for guests: a personal page behind a link, without an account."""

from __future__ import annotations

from flask import Blueprint

from planner.web.guest import document, invitation, own_page, speaker, unsubscribe

blueprint = Blueprint("guest", __name__)
for part in (document, invitation, own_page, speaker, unsubscribe):
    blueprint.register_blueprint(part.blueprint)
