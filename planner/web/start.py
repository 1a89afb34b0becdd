"""The front door, and signs of life for whoever watches the machine."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.web.doors import public

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
@public
def index() -> ResponseReturnValue:
    return redirect(url_for("auth.sign_in.show"), 303)


@blueprint.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """The process answers. No database, no disk."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
