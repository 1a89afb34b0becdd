"""What every request passes before its view: host, size, door, origin, token, single use."""

from __future__ import annotations

from flask import Flask, Response, abort, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from planner.kernel.errors import NotAllowed
from planner.web.csrf import is_genuine
from planner.web.doors import Door, door_of
from planner.web.fittings import settings
from planner.web.sessions import identity
from planner.web.unit import SAFE, begin, once

FORM_BYTES = 1024 * 1024


def guard() -> Response | AnyResponse | None:
    """Refuse early; returns a response where the view is not to be asked."""
    if request.host not in settings().hosts:
        abort(400)
    if request.routing_exception is not None:
        return None  # Flask raises it next: no such page, wrong method, or a missing slash
    door = door_of(current_app, request.endpoint)
    assert door is not None, "refuse_open_doors lets no such application start"
    g.door = door
    view = current_app.view_functions[request.endpoint or ""]
    request.max_content_length = getattr(view, "upload_bytes", FORM_BYTES)
    if request.endpoint == "static":
        return None
    begin()
    if door not in (Door.PUBLIC, Door.LINK) and (turned_away := _check_member(door)):
        return turned_away
    if request.method not in SAFE:
        if not is_genuine(door):
            raise NotAllowed(
                "This form has expired or was opened in another window. "
                "Go back, reload the page and send it again."
            )
        return once()
    return None


def _check_member(door: Door) -> AnyResponse | None:
    who = identity()
    if who is None:
        if request.method not in SAFE:
            abort(401)
        return redirect(url_for("auth.sign_in.show", next=request.full_path.rstrip("?")), 303)
    role = door.role
    if role is not None and who.office is None:
        raise NotAllowed("You are not a member of an office any more. Ask an administrator.")
    if role is not None and not who.may(role):
        raise NotAllowed(
            f"Your role does not allow this. It takes the role “{role}” or a higher one."
        )
    return None


def mount(app: Flask) -> None:
    app.before_request(guard)
