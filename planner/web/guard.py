"""Checks of every request before its view: host, size, door, origin, CSRF token, single use."""

from __future__ import annotations

from flask import Flask, Response, abort, current_app, g, request
from werkzeug.wrappers import Response as AnyResponse

from planner.kernel.errors import NotAllowed
from planner.kernel.messages import SOURCE_LANGUAGE
from planner.kernel.messages import gettext as _
from planner.kernel.scope import leave
from planner.web.admission import turned_away
from planner.web.csrf import is_genuine
from planner.web.database import db
from planner.web.doors import door_of
from planner.web.extensions import settings
from planner.web.reader_language import choose_language, speak
from planner.web.repeated_submission import repeated_submission
from planner.web.transaction import SAFE

FORM_BYTES = 1024 * 1024


def guard() -> Response | AnyResponse | None:
    """Returns a response if the view is not to be called.

    No writing transaction begins here, so that requests without a valid token block nobody.
    """
    speak(SOURCE_LANGUAGE)
    if request.host not in settings().hosts:
        abort(400)
    if request.routing_exception is not None:
        choose_language()
        return None  # Flask raises it next: not found, wrong method, or a redirect to add a slash
    door = door_of(current_app, request.endpoint)
    assert door is not None, "refuse_open_doors lets no such application start"
    g.door = door
    view = current_app.view_functions[request.endpoint or ""]
    request.max_content_length = getattr(view, "upload_bytes", FORM_BYTES)
    if request.endpoint == "static":
        return None
    leave(db.session())
    choose_language()
    reads = request.method in SAFE
    if elsewhere := turned_away(door, reads=reads):
        return elsewhere
    if not reads:
        if not getattr(view, "is_one_click", False) and not is_genuine(door):
            raise NotAllowed(
                _(
                    "This form has expired or was opened in another window. "
                    "Go back, reload the page and send it again."
                )
            )
        g.is_admitted = True
        return repeated_submission()
    return None


def reset_language(_error: BaseException | None) -> None:
    """The language is set per thread, and the thread goes on to serve others."""
    speak(SOURCE_LANGUAGE)


def mount(app: Flask) -> None:
    app.before_request(guard)
    app.teardown_request(reset_language)
