"""Set-up, signing in and out, the user's account, and links from letters to join or reset."""

from __future__ import annotations

from flask import Blueprint

from planner.web.auth import account, join, reset, setup, sign_in

blueprint = Blueprint("auth", __name__)
for room in (setup, sign_in, account, reset, join):
    blueprint.register_blueprint(room.blueprint)
