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
from planner.web.fittings import settings
from planner.web.sessions import cookie_name, session_token

FIELD = "csrf_token"
HEADER = "X-CSRF-Token"


def csrf_token() -> str:
    """The token for the forms of the page being shown."""
    return settings().links.signer.mac("csrf", _binding(g.door) or _new_visit())


def is_genuine(door: Door) -> bool:
    """Whether this unsafe request came from our own page and carries its token."""
    return _same_origin() and _has_token(door)


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


def _same_origin() -> bool:
    """What the browser says of the page that sent this: it must be ours where it says anything."""
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "same-origin"):
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc in settings().hosts


def _has_token(door: Door) -> bool:
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    binding = _binding(door)
    if not binding:
        return False
    expected = settings().links.signer.mac("csrf", binding)
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
