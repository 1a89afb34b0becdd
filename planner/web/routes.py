"""All blueprints."""

from __future__ import annotations

from flask import Flask

from planner.web import auth, desk, guest, newsroom, start


def mount(app: Flask) -> None:
    app.register_blueprint(start.blueprint)
    app.register_blueprint(auth.blueprint)
    app.register_blueprint(desk.blueprint)
    app.register_blueprint(guest.blueprint)
    app.register_blueprint(newsroom.blueprint)
