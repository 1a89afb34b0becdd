"""The one place that knows which refusal is which status, and what a person then reads."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from flask import Flask, Response, g, make_response, render_template, request
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
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
from planner.kernel.logs import request_number
from planner.kernel.messages import gettext as _
from planner.web.form_submission import COLLIDED, is_collision
from planner.web.transaction import SAFE, stop_writing

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
    400: _("The request could not be understood."),
    401: _("Sign in again: your session has ended."),
    404: _("There is no such page. It may have been moved, or the address is incomplete."),
    405: _("This page cannot be used in that way."),
    413: _("That is too large. A form takes 1 MB, an upload what is said beside it."),
    503: _("The database is busy. Try again in a moment; nothing was changed."),
}
# Anybody can ask for these as often as they like, so they leave no line in the log that a number
# would lead to. A page that is not there is the same for everybody (S3).
_UNNUMBERED = {400, 401, 404, 405, 429}


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
    response = _page(status, _SENTENCES.get(status, _("This cannot be done.")))
    for name in ("Allow", "Retry-After"):
        if value := dict(error.get_headers()).get(name):
            response.headers[name] = value
    return response


def locked(error: OperationalError) -> Response:
    if "locked" not in str(error.orig):
        return broken(error)
    stop_writing()
    g.setdefault("identity", None)
    response = _page(503, _SENTENCES[503])
    response.headers["Retry-After"] = "5"
    return response


def collided(error: IntegrityError | ObjectDeletedError | StaleDataError) -> Response:
    """Two acts that exclude each other: whoever came second is told that somebody was first.

    A column without its value is a fault of the program, not of the moment.
    """
    if isinstance(error, IntegrityError) and not is_collision(error):
        return broken(error)
    log.warning("two acts collided", exc_info=error)
    return _page(409, COLLIDED)


def broken(error: BaseException) -> Response:
    """A number and nothing else: what happened stands in the log under the same number."""
    stop_writing()
    g.setdefault("identity", None)
    log.error("unexpected error", exc_info=error)
    return _page(
        500,
        _(
            "Something broke on our side. Nothing was changed. Tell us this number: %(number)s",
            number=request_number(),
        ),
    )


def _page(status: int, message: str) -> Response:
    number = "" if status in _UNNUMBERED else request_number()
    if number:
        log.info("answered with %d at %s", status, request.endpoint)
    stop_writing()
    page = render_template(
        "errors/refused.html",
        message=message,
        status=status,
        number=number,
        came_from=came_from(),
    )
    return make_response(page, status)


def came_from() -> str:
    """The path of the page of ours on which the button was pressed, "" where none is known."""
    before = urlsplit(request.referrer or "")
    if request.method in SAFE or before.netloc != request.host or not before.path.startswith("/"):
        return ""
    return "" if before.path.startswith("//") else f"{before.path}?{before.query}".rstrip("?")


def mount(app: Flask) -> None:
    app.register_error_handler(PlannerError, refused)
    app.register_error_handler(HTTPException, gone_wrong)
    app.register_error_handler(OperationalError, locked)
    app.register_error_handler(IntegrityError, collided)
    app.register_error_handler(ObjectDeletedError, collided)
    app.register_error_handler(StaleDataError, collided)
    app.register_error_handler(Exception, broken)
