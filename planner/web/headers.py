"""The headers of every response (S98, S100, S105)."""

from __future__ import annotations

from flask import Response, g, request

from planner.web.doors import Door
from planner.web.extensions import settings

_CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
    )
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Content-Security-Policy": _CSP,
    "Referrer-Policy": "same-origin",
}


_SECURE = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}


def always(*, is_secure: bool) -> dict[str, str]:
    """The headers of every response; `is_secure` if it is served over TLS."""
    return {**_ALWAYS, **_SECURE} if is_secure else _ALWAYS


def add_headers(response: Response) -> Response:
    """Adds the headers that the view has not set itself."""
    for name, value in always(is_secure=settings().is_secure).items():
        response.headers.setdefault(name, value)
    door = g.get("door")
    if door is Door.LINK:
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
    if door is not Door.PUBLIC or g.get("has_form"):
        response.headers["Cache-Control"] = "no-store"
    elif request.endpoint == "static":
        response.headers["Cache-Control"] = _static_caching()
    return response


def _static_caching() -> str:
    """A URL with a content hash is cached for a year; others must be revalidated."""
    return "public, max-age=31536000, immutable" if request.args.get("v") else "no-cache"
