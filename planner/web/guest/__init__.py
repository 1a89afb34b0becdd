"""Pages for guests: a personal page behind a link, without an account."""

from __future__ import annotations

from flask import Blueprint

from planner.web.guest import (
    attending,
    document,
    embargoed_copy,
    invitation,
    own_page,
    speaker,
    subscription,
    unsubscribe,
)

blueprint = Blueprint("guest", __name__)
for part in (
    *(attending, document, embargoed_copy, invitation),
    *(own_page, speaker, subscription, unsubscribe),
):
    blueprint.register_blueprint(part.blueprint)
