"""A letter as a page of its own, for the frame in which the desk shows it."""

from __future__ import annotations

from flask import Response

# Only the letter's own styles: no scripts, pictures or forms.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"


def framed(html: str) -> Response:
    response = Response(html, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response
