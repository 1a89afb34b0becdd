"""What every request passes before its view: host, size, door, origin, token, single use."""

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
from planner.web.transaction import SAFE, once

FORM_BYTES = 1024 * 1024


def guard() -> Response | AnyResponse | None:
    """Refuse early; returns a response where the view is not to be asked.

    Nothing is opened for writing here: whoever knows no token makes nobody wait.
    """
    speak(SOURCE_LANGUAGE)
    if request.host not in settings().hosts:
        abort(400)
    if request.routing_exception is not None:
        choose_language()
        return None  # Flask raises it next: no such page, wrong method, or a missing slash
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
        if not is_genuine(door):
            raise NotAllowed(
                _(
                    "This form has expired or was opened in another window. "
                    "Go back, reload the page and send it again."
                )
            )
        g.is_admitted = True
        return once()
    return None


def forget_language(_error: BaseException | None) -> None:
    """What this thread says next, outside of a request, is not for the same reader."""
    speak(SOURCE_LANGUAGE)


def mount(app: Flask) -> None:
    app.before_request(guard)
    app.teardown_request(forget_language)
