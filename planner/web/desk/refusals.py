"""A refusal is told on the page where the button stands, not on a page that says nothing else.

Views with fields refuse in their form (`submit_form`), which keeps what was typed. What buttons ask
for may be refused too: then the page on which the button was pressed is drawn as it is now, with the
sentence on top and the status of the refusal.
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

_ROOM = "desk."


def refused_on_its_page(error: PlannerError) -> Response:
    """The page of the button with the sentence; the bare page where that cannot be drawn."""
    bare = handle_refusal(error)
    if request.method in SAFE or not g.get("is_admitted"):
        return bare
    asked = (request.url_rule, request.view_args)
    for address in _pages():
        if (found := _found(address)) is not None:
            refuse(error.message)
            page = _drawn(address, *found)
            request.url_rule, request.view_args = asked
            if page is not None:
                page.status_code = status_of(error)
                return page
    return bare


def _pages() -> Iterator[str]:
    """Where the button was pressed, else the pages above the address that it asked."""
    if before := came_from():
        yield before
    parts = request.path.strip("/").split("/")
    for end in range(len(parts) - 1, 0, -1):
        yield "/" + "/".join(parts[:end])


def _found(address: str) -> tuple[Rule, dict[str, object]] | None:
    """The page of the desk at that address."""
    urls = current_app.create_url_adapter(request)
    assert urls is not None
    path = urlsplit(address).path
    for one in (path, f"{path.rstrip('/')}/"):
        try:
            rule, values = urls.match(one, method="GET", return_rule=True)
        except RequestRedirect:
            continue
        except HTTPException:
            return None
        return (rule, dict(values)) if rule.endpoint.startswith(_ROOM) else None
    return None


def _drawn(address: str, rule: Rule, values: dict[str, object]) -> Response | None:
    """The page as whoever asks may see it; None if they may not, or if there is nothing."""
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
