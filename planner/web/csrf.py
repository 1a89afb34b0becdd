"""Proof that a form came from our own page: a keyed fingerprint of what binds it (S102).

Bound to the session of a member, to the token in a guest's address, or, before there is a
session (signing in, setting up), to a random visit cookie. Nothing is stored.
"""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from flask import g, request

from planner.web.doors import Door
from planner.web.extensions import settings
from planner.web.sessions import cookie_name, session_token

FIELD = "csrf_token"
HEADER = "X-CSRF-Token"


def csrf_token() -> str:
    """The token for the forms of the page being shown. A page with one is never kept in a cache."""
    g.has_form = True
    return settings().links.signer.mac("csrf", _binding(g.door) or _new_visit())


def is_genuine(door: Door) -> bool:
    """Whether this unsafe request came from our own page and carries its token."""
    return _same_origin(door) and _has_token(door)


def _binding(door: Door) -> str:
    if door is Door.LINK:
        return f"link:{(request.view_args or {}).get('token', '')}"
    if door is Door.PUBLIC:
        visit = g.get("set_visit") or request.cookies.get(cookie_name("visit"), "")
        return f"visit:{visit}" if visit else ""
    return f"session:{session_token()}"


def _new_visit() -> str:
    g.set_visit = secrets.token_urlsafe(18)
    return f"visit:{g.set_visit}"


def _same_origin(door: Door) -> bool:
    """What the browser says of the page that sent this: it must be ours where it says anything.

    Pages with a token in their address send no referrer, and a form on such a page says
    `Origin: null` (Fetch, 3.2). That is ours if the browser adds that the site is the same, or,
    in older ones that do not, if the form knows the token of the link, which no other site does.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "same-origin"):
        return False
    origin = request.headers.get("Origin")
    if origin == "null":
        return site == "same-origin" or door is Door.LINK
    return origin in (None, f"{urlsplit(settings().public_url).scheme}://{request.host}")


def _has_token(door: Door) -> bool:
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    binding = _binding(door)
    if not binding:
        return False
    expected = settings().links.signer.mac("csrf", binding)
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
