"""A sentence for the next page: kept in a signed cookie for one showing."""

from __future__ import annotations

import base64
import hmac

from flask import Response, g, request

from planner.web.extensions import settings
from planner.web.sessions import cookie_name

_LONGEST = 600


def flash(message: str) -> None:
    """Leave `message`, in the reader's language, for the page that the browser is sent to next."""
    g.set_notice = str(message)[:_LONGEST]


def fits(message: str) -> bool:
    """Whether it can be left in full: a cookie holds no more."""
    return len(str(message)) <= _LONGEST


def refuse(message: str) -> None:
    """Say `message` on the page that answers this very request, as what is wrong."""
    g.refusal = message


def refusal() -> str:
    return str(g.get("refusal", ""))


def notice() -> str:
    """The sentence that was left, once; "" if there is none or it is not ours."""
    raw = request.cookies.get(cookie_name("notice"), "")
    proof, _, encoded = raw.partition(".")
    if not encoded or not hmac.compare_digest(proof.encode(), _proof(encoded).encode()):
        return ""
    g.notice_was_shown = True
    return base64.urlsafe_b64decode(encoded).decode()


def write_notice(response: Response) -> Response:
    """Set the cookie for a new sentence; clear it after showing."""
    if message := g.get("set_notice"):
        encoded = base64.urlsafe_b64encode(message.encode()).decode()
        _set(response, f"{_proof(encoded)}.{encoded}", 60)
    elif g.get("notice_was_shown"):
        _set(response, "", 0)
    return response


def _proof(encoded: str) -> str:
    return settings().links.signer.mac("notice", encoded)


def _set(response: Response, value: str, seconds: int) -> None:
    response.set_cookie(
        cookie_name("notice"),
        value,
        max_age=seconds,
        path="/",
        secure=settings().is_secure,
        httponly=True,
        samesite="Lax",
    )
