"""Refusals of single buttons: shown on the page with the button, not on a bare error page.

Views with fields show refusals in their form (`submit_form`), which keeps what was typed. If a
button without fields is refused, the page on which it was pressed is rendered as it is now, with
the message on top and the status code of the refusal.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from flask import Response, current_app, g, make_response, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect, Rule

from planner.kernel.errors import PlannerError
from planner.web.admission import turned_away
from planner.web.doors import door_of
from planner.web.errors import came_from, handle_refusal, status_of
from planner.web.notices import refuse
from planner.web.transaction import SAFE, stop_writing

_DESK = "desk."


def refused_on_its_page(error: PlannerError) -> Response:
    """The page of the button with the message; the bare error page if that cannot be rendered."""
    bare = handle_refusal(error)
    if request.method in SAFE or not g.get("is_admitted"):
        return bare
    requested = (request.url_rule, request.view_args)
    for address in _candidates():
        if (match := _match(address)) is not None:
            refuse(error.message)
            page = _render(address, *match)
            request.url_rule, request.view_args = requested
            if page is not None:
                page.status_code = status_of(error)
                return page
    return bare


def _candidates() -> Iterator[str]:
    """The page on which the button was pressed, then the addresses above the requested one."""
    if referrer := came_from():
        yield referrer
    parts = request.path.strip("/").split("/")
    for end in range(len(parts) - 1, 0, -1):
        yield "/" + "/".join(parts[:end])


def _match(address: str) -> tuple[Rule, dict[str, object]] | None:
    """The rule and the values of the desk page at that address, if there is one."""
    urls = current_app.create_url_adapter(request)
    assert urls is not None
    path = urlsplit(address).path
    for variant in (path, f"{path.rstrip('/')}/"):
        try:
            rule, values = urls.match(variant, method="GET", return_rule=True)
        except RequestRedirect:
            continue
        except HTTPException:
            return None
        return (rule, dict(values)) if rule.endpoint.startswith(_DESK) else None
    return None


def _render(address: str, rule: Rule, values: dict[str, object]) -> Response | None:
    """The page; None if it does not exist or the member may not see it."""
    door = door_of(current_app, rule.endpoint)
    request.url_rule, request.view_args = rule, values
    request.args = ImmutableMultiDict(parse_qsl(urlsplit(address).query))
    try:
        if door is None or turned_away(door, reads=True) is not None:
            return None
        page = make_response(current_app.view_functions[rule.endpoint](**values))
    except (PlannerError, HTTPException):
        return None
    finally:
        stop_writing()
    return page if page.status_code == 200 and page.mimetype == "text/html" else None
