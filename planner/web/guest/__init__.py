"""Pages for guests: a personal page behind a link, without an account."""

from __future__ import annotations

from flask import Blueprint

from planner.web.guest import embargoed_copy, invitation, own_page, subscription, unsubscribe

blueprint = Blueprint("guest", __name__)
for part in (embargoed_copy, invitation, own_page, subscription, unsubscribe):
    blueprint.register_blueprint(part.blueprint)
