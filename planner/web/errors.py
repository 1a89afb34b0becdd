"""Error handlers: the HTTP status and the page for each exception."""

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
# Not logged, because anybody can cause any number of them; so their pages show no request number. A
# 404 must also look the same for everybody (S3).
_UNNUMBERED = {400, 401, 404, 405, 429}


def status_of(error: PlannerError) -> int:
    return _STATUS[type(error)]


def handle_refusal(error: PlannerError) -> Response:
    response = _page(status_of(error), error.message)
    if isinstance(error, Busy):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def handle_http_error(error: HTTPException) -> Response:
    if isinstance(error, InternalServerError):
        return handle_unexpected(error.original_exception or error)
    status = error.code or 500
    response = _page(status, _SENTENCES.get(status, _("This cannot be done.")))
    for name in ("Allow", "Retry-After"):
        if value := dict(error.get_headers()).get(name):
            response.headers[name] = value
    return response


def handle_database_error(error: OperationalError) -> Response:
    """503 if the database is locked, else 500."""
    if "locked" not in str(error.orig):
        return handle_unexpected(error)
    stop_writing()
    g.setdefault("identity", None)
    response = _page(503, _SENTENCES[503])
    response.headers["Retry-After"] = "5"
    return response


def handle_collision(error: IntegrityError | ObjectDeletedError | StaleDataError) -> Response:
    """409 if two requests excluded each other; other integrity errors are faults of the program."""
    if isinstance(error, IntegrityError) and not is_collision(error):
        return handle_unexpected(error)
    log.warning("two requests collided", exc_info=error)
    return _page(409, COLLIDED)


def handle_unexpected(error: BaseException) -> Response:
    """The page shows only the request number, under which the log has the error."""
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
    """Path and query of our page that sent this form; "" for a GET or an unknown referrer."""
    referrer = urlsplit(request.referrer or "")
    if request.method in SAFE or referrer.netloc != request.host:
        return ""
    if not referrer.path.startswith("/") or referrer.path.startswith("//"):
        return ""
    return f"{referrer.path}?{referrer.query}".rstrip("?")


def mount(app: Flask) -> None:
    app.register_error_handler(PlannerError, handle_refusal)
    app.register_error_handler(HTTPException, handle_http_error)
    app.register_error_handler(OperationalError, handle_database_error)
    app.register_error_handler(IntegrityError, handle_collision)
    app.register_error_handler(ObjectDeletedError, handle_collision)
    app.register_error_handler(StaleDataError, handle_collision)
    app.register_error_handler(Exception, handle_unexpected)
