"""CSRF tokens (S102): a MAC of the session token, of the token in a guest's link, or, on public pages
such as signing in, of a random visit cookie. Nothing is stored.
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


def csrf_token() -> str:
    """The token for the forms of this page. Marks the page as not to be cached."""
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
    """Whether `Sec-Fetch-Site` and `Origin`, if sent, name our own site.

    Pages with a token in their URL send no referrer, and their forms send `Origin: null` (Fetch
    standard, 3.2). That is accepted with `Sec-Fetch-Site: same-origin`, or, for browsers without
    that header, behind a link whose token no other site knows.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "same-origin"):
        return False
    origin = request.headers.get("Origin")
    if origin == "null":
        return site == "same-origin" or door is Door.LINK
    return origin in (None, f"{urlsplit(settings().public_url).scheme}://{request.host}")


def _has_token(door: Door) -> bool:
    given = request.form.get(FIELD, "")
    binding = _binding(door)
    if not binding:
        return False
    expected = settings().links.signer.mac("csrf", binding)
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
