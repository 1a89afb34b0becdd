"""Messages for the next page, in a signed cookie that is deleted once shown."""

from __future__ import annotations

import base64
import hmac

from flask import Response, g, request

from planner.web.extensions import settings
from planner.web.sessions import cookie_name

_LONGEST = 600


def flash(message: str) -> None:
    """Show `message` on the page that the response redirects to."""
    g.set_notice = str(message)[:_LONGEST]


def fits(message: str) -> bool:
    """Whether `flash` can keep the whole message in its cookie."""
    return len(str(message)) <= _LONGEST


def refuse(message: str) -> None:
    """Show `message` as an error on the page that answers this request."""
    g.refusal = message


def refusal() -> str:
    return str(g.get("refusal", ""))


def notice() -> str:
    """The message from `flash`; "" if there is none or its signature is wrong."""
    raw = request.cookies.get(cookie_name("notice"), "")
    mac, _, encoded = raw.partition(".")
    if not encoded or not hmac.compare_digest(mac.encode(), _mac(encoded).encode()):
        return ""
    g.notice_was_shown = True
    return base64.urlsafe_b64decode(encoded).decode()


def write_notice(response: Response) -> Response:
    """Set the cookie for a new message, or clear it after showing."""
    if message := g.get("set_notice"):
        encoded = base64.urlsafe_b64encode(message.encode()).decode()
        _set(response, f"{_mac(encoded)}.{encoded}", 60)
    elif g.get("notice_was_shown"):
        _set(response, "", 0)
    return response


def _mac(encoded: str) -> str:
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
