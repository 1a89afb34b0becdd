"""The newsroom: public pages of releases and announced events."""

from __future__ import annotations

from flask import Blueprint

from planner.web.newsroom import (
    archive,
    attending,
    events,
    feeds,
    office,
    releases,
    subscribing,
)

blueprint = Blueprint("newsroom", __name__)
blueprint.register_blueprint(office.blueprint)
blueprint.register_blueprint(archive.blueprint)
blueprint.register_blueprint(feeds.blueprint)
blueprint.register_blueprint(releases.blueprint)
blueprint.register_blueprint(events.blueprint)
blueprint.register_blueprint(attending.blueprint)
blueprint.register_blueprint(subscribing.blueprint)
