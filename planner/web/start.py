"""The root page, the accent style sheet, and health checks for monitoring."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Office
from planner.web.database import db
from planner.web.doors import public
from planner.web.extensions import settings
from planner.web.readiness import failing_check, warnings

blueprint = Blueprint("start", __name__)
_COLOUR = re.compile("[0-9a-f]{6}")


@blueprint.get("/")
@public
def index() -> ResponseReturnValue:
    """To the newsroom of the only office, to sign-in if there are several, to set-up if none."""
    offices = db.session.scalars(select(Office).order_by(Office.id).limit(2)).all()
    if not offices:
        return redirect(url_for("auth.setup.show"), 303)
    if len(offices) == 1:
        return redirect(urlsplit(settings().links.newsroom(offices[0].slug)).path, 303)
    return redirect(url_for("auth.sign_in.show"), 303)


@blueprint.get("/accent/<colour>.css")
@public
def accent(colour: str) -> ResponseReturnValue:
    """The office's colour as a style sheet, because the CSP forbids inline styles."""
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
    """Liveness: the process answers. Uses neither database nor disk."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


@blueprint.get("/readyz")
@public
def readyz() -> ResponseReturnValue:
    """Readiness: 503 and the name of the first check that fails; else, a line each, what somebody should
    look at.
    """
    failing = failing_check()
    lines = [failing] if failing else ["ready", *warnings()]
    headers = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
    return "".join(f"{line}\n" for line in lines), 503 if failing else 200, headers
