"""The front door, and signs of life for whoever watches the machine."""

from __future__ import annotations

import re

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.web.doors import public

blueprint = Blueprint("start", __name__)
_COLOUR = re.compile("[0-9a-f]{6}")


@blueprint.get("/")
@public
def index() -> ResponseReturnValue:
    return redirect(url_for("auth.sign_in.show"), 303)


@blueprint.get("/accent/<colour>.css")
@public
def accent(colour: str) -> ResponseReturnValue:
    """The office's colour as a style sheet: the policy of the pages allows no inline style."""
    if not _COLOUR.fullmatch(colour):
        abort(404)
    return (
        f":root {{ --accent: #{colour}; }}\n",
        200,
        {"Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=31536000"},
    )


@blueprint.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """The process answers. No database, no disk."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
