"""First run, signing in and out, the own account, keys that came by letter."""

from __future__ import annotations

from flask import Blueprint

from planner.web.auth import account, sign_in

blueprint = Blueprint("auth", __name__)
blueprint.register_blueprint(sign_in.blueprint)
blueprint.register_blueprint(account.blueprint)
