"""Messages for the next page, in a signed cookie that is deleted once shown."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Response, g, request

from planner.web.extensions import settings
from planner.web.requests import note_refusal
from planner.web.sessions import cookie_name

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Undo:
    """The inverse of an act: the address that its button posts to, and the values that it sends."""

    address: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done in a sentence, and how it can be undone."""

    message: str
    undo: Undo | None = None


def flash(message: str, undo: Undo | None = None) -> None:
    """Show `message` on the page that the response redirects to, with a button *Undo*."""
    g.set_notice = Notice(str(message)[:_LONGEST], undo)


def fits(message: str) -> bool:
    """Whether `flash` can keep the whole message in its cookie."""
    return len(str(message)) <= _LONGEST


def refuse(message: str) -> None:
    """Show `message` as an error on the page that answers this request."""
    g.refusal = message
    note_refusal()


def refusal() -> str:
    return str(g.get("refusal", ""))


def notice() -> Notice | None:
    """The message from `flash`; None if there is none or its signature is wrong."""
    raw = request.cookies.get(cookie_name("notice"), "")
    mac, _, encoded = raw.partition(".")
    if not encoded or not hmac.compare_digest(mac.encode(), _mac(encoded).encode()):
        return None
    g.notice_was_shown = True
    message, *undo = json.loads(base64.urlsafe_b64decode(encoded))
    return Notice(message, Undo(*undo) if undo else None)


def write_notice(response: Response) -> Response:
    """Set the cookie for a new message, or clear it after showing."""
    if told := g.get("set_notice"):
        undo = [told.undo.address, dict(told.undo.values)] if told.undo else []
        plain = json.dumps([told.message, *undo], ensure_ascii=False)
        encoded = base64.urlsafe_b64encode(plain.encode()).decode()
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
