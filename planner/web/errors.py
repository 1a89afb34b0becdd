"""The one place that knows which refusal is which status, and what a person then reads."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from flask import Flask, Response, g, make_response, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError

from planner.kernel.errors import (
    Busy,
    Conflict,
    Invalid,
    NotAllowed,
    PlannerError,
    Stale,
    Unprintable,
)
from planner.kernel.ids import new_public_id
from planner.web.unit import SAFE

log = logging.getLogger(__name__)

_STATUS: dict[type[PlannerError], int] = {
    Invalid: 422,
    Conflict: 409,
    Stale: 409,
    NotAllowed: 403,
    Busy: 429,
    Unprintable: 422,
}
_SENTENCES = {
    400: "The request could not be understood.",
    401: "Sign in again: your session has ended.",
    404: "There is no such page. It may have been moved, or the address is incomplete.",
    405: "This page cannot be used in that way.",
    413: "That is too large. A form takes 1 MB, an upload what is said beside it.",
    503: "The database is busy. Try again in a moment; nothing was changed.",
}


def status_of(error: PlannerError) -> int:
    """The HTTP status of a refusal."""
    return _STATUS[type(error)]


def refused(error: PlannerError) -> Response:
    response = _page(status_of(error), error.message)
    if isinstance(error, Busy):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def gone_wrong(error: HTTPException) -> Response:
    if isinstance(error, InternalServerError):
        return broken(error.original_exception or error)
    status = error.code or 500
    response = _page(status, _SENTENCES.get(status, "This cannot be done."))
    for name in ("Allow", "Retry-After"):
        if value := dict(error.get_headers()).get(name):
            response.headers[name] = value
    return response


def locked(error: OperationalError) -> Response:
    if "locked" not in str(error.orig):
        return broken(error)
    g.setdefault("identity", None)
    response = _page(503, _SENTENCES[503])
    response.headers["Retry-After"] = "5"
    return response


def broken(error: BaseException) -> Response:
    """A number and nothing else: what happened stands in the log under the same number."""
    g.setdefault("identity", None)
    number = new_public_id()
    log.error("unexpected error %s", number, exc_info=error)
    return _page(
        500, f"Something broke on our side. Nothing was changed. Tell us this number: {number}"
    )


def _page(status: int, message: str) -> Response:
    page = render_template(
        "errors/refused.html", message=message, status=status, came_from=_came_from()
    )
    return make_response(page, status)


def _came_from() -> str:
    """The path of the page of ours on which the button was pressed, "" where none is known."""
    before = urlsplit(request.referrer or "")
    if request.method in SAFE or before.netloc != request.host or not before.path.startswith("/"):
        return ""
    return "" if before.path.startswith("//") else f"{before.path}?{before.query}".rstrip("?")


def mount(app: Flask) -> None:
    app.register_error_handler(PlannerError, refused)
    app.register_error_handler(HTTPException, gone_wrong)
    app.register_error_handler(OperationalError, locked)
    app.register_error_handler(Exception, broken)
