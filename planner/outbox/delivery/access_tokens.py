"""Signing in with OAuth 2 (RFC 6749 6): a refresh token is exchanged for an access token, which is kept in
this process until shortly before it expires.

Some providers give another refresh token with it (RFC 6749 6, “may issue a new refresh token”). It is used
from then on, and `renewals` tells of it until it is stored.
"""

from __future__ import annotations

import hmac
import http.client
import json
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from planner.kernel.errors import PlannerError
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.connecting import connect
from planner.outbox.delivery.mail_server import MailServer, OAuth
from planner.outbox.delivery.time_limit import TimeLimit
from planner.outbox.message.headers import header_text

SECONDS = 20.0
_MOST_BYTES = 64 * 1024
_LONGEST_NUMBER = 12
_LONGEST_ANSWER = 300
_USUAL_LIFE, _LONGEST_LIFE, _MARGIN = 3600, 864_000, 120  # seconds
_REFUSED = _(
    "%(host)s gives no access token. It answers: %(said)s. If this goes on, give the program access "
    "to the account anew, and enter the new refresh token."
)
_SILENT = _("%(host)s, which gives access tokens, does not answer: %(said)s")
_STRANGE = _("%(host)s answers no access token. Is this the address of the token service?")


class TokenRefused(PlannerError):
    """`is_persistent`: the same will happen until a person changes something."""

    def __init__(self, message: str, *, is_persistent: bool = False) -> None:
        super().__init__(message)
        self.is_persistent = is_persistent


@dataclass(slots=True)
class _Kept:
    """`refresh_token` is the one to ask with next time."""

    access: str = field(repr=False)
    refresh_token: str = field(repr=False)
    until: float  # `time.monotonic`


StoredToken = tuple[OAuth, str]
"""How tokens are asked for, and a refresh token as it is stored."""

_kept: dict[StoredToken, _Kept] = {}
# What took the place of a stored token: who has read the former one asks with it no more, since a provider
# may take that for theft, and let none of them hold.
_renamed: dict[StoredToken, StoredToken] = {}
_lock = threading.Lock()


def access_token(server: MailServer, *, tls: ssl.SSLContext | None = None) -> str:
    """The access token for a server that is signed in to so. Raises `TokenRefused`."""
    assert server.oauth is not None
    with _lock:
        stored = _stored_now((server.oauth, server.password))
        former = _kept.get(stored)
    if former is not None and time.monotonic() < former.until:
        return former.access
    latest = former.refresh_token if former else stored[1]
    kept = _ask(server.oauth, latest, tls or ssl.create_default_context())
    with _lock:
        _kept[_stored_now(stored)] = kept
    return kept.access


def forget_token(server: MailServer) -> None:
    """After a server has refused it: the next sign-in asks for another one."""
    if server.oauth is None:
        return
    with _lock:
        if kept := _kept.get(_stored_now((server.oauth, server.password))):
            kept.until = 0


def _stored_now(token: StoredToken) -> StoredToken:
    """The one that is stored in its place by now, if any; under the lock."""
    while token in _renamed:
        token = _renamed[token]
    return token


def renewals() -> dict[StoredToken, str]:
    """The refresh tokens that came in place of stored ones, by those."""
    with _lock:
        return {
            stored: kept.refresh_token
            for stored, kept in _kept.items()
            if not hmac.compare_digest(kept.refresh_token.encode(), stored[1].encode())
        }


def note_stored(renewed: Mapping[StoredToken, str]) -> None:
    """What `renewals` told is stored."""
    with _lock:
        for stored, latest in renewed.items():
            newer = (stored[0], latest)
            _kept.setdefault(newer, _kept.pop(stored))
            _renamed.pop(newer, None)  # a provider may come back to one of before
            _renamed[stored] = newer


def xoauth2(user: str, access: str) -> str:
    """What is said to the server (Google's and Microsoft's SASL XOAUTH2)."""
    return f"user={user}\1auth=Bearer {access}\1\1"


def _ask(oauth: OAuth, refresh_token: str, tls: ssl.SSLContext) -> _Kept:
    host = oauth.host
    try:
        status, text = _post(oauth, refresh_token, tls)
    except (OSError, http.client.HTTPException) as error:
        said = _readable(str(error))
        raise TokenRefused(_SILENT.with_values(host=host, said=said)) from error
    told = _read(text)
    access = told.get("access_token")
    if status != http.client.OK:
        reason = told.get("error_description") or told.get("error") or status
        said = _readable(str(reason)).rstrip(".")
        is_persistent = http.client.BAD_REQUEST <= status < http.client.INTERNAL_SERVER_ERROR
        is_persistent = is_persistent and status != http.client.TOO_MANY_REQUESTS
        raise TokenRefused(_REFUSED.with_values(host=host, said=said), is_persistent=is_persistent)
    if not isinstance(access, str) or not access.isascii() or not access.isprintable():
        raise TokenRefused(_STRANGE.with_values(host=host), is_persistent=True)
    renewed = told.get("refresh_token")
    latest = renewed if isinstance(renewed, str) and renewed else refresh_token
    return _Kept(access, latest, time.monotonic() + _life(told.get("expires_in")) - _MARGIN)


def _life(told: Any) -> float:
    """In seconds; some services say it as text."""
    text = str(told)
    is_number = text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER
    return float(text) if is_number and 0 < int(text) < _LONGEST_LIFE else _USUAL_LIFE


def _post(oauth: OAuth, refresh_token: str, tls: ssl.SSLContext) -> tuple[int, bytes]:
    """Within `SECONDS`, and without following where the server leads elsewhere."""
    limit = TimeLimit(SECONDS)
    form = {
        "grant_type": "refresh_token",
        "client_id": oauth.client_id,
        "refresh_token": refresh_token,
        **({"client_secret": oauth.client_secret} if oauth.client_secret else {}),
    }
    try:
        with limit.running():
            line = connect(oauth.server, SECONDS)
            try:
                limit.hold(line)
                line = tls.wrap_socket(line, server_hostname=oauth.host)
                asked = http.client.HTTPConnection(oauth.host)
                asked.sock = line
                asked.request("POST", oauth.path, urlencode(form), _HEADERS)
                answer = asked.getresponse()
                return answer.status, answer.read(_MOST_BYTES)
            finally:
                line.close()
    finally:
        limit.let_go()


_HEADERS = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Accept": "application/json",
    "Connection": "close",
}


def _readable(said: str) -> str:
    return " ".join(header_text(said).split())[:_LONGEST_ANSWER]


def _read(text: bytes) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def is_token_url(text: str) -> bool:
    """Whether tokens may be asked for there: over TLS, at the usual port, without user or fragment."""
    try:
        parts = urlsplit(text)
        is_usual = parts.port in (None, 443)
    except ValueError:
        return False
    is_bare = parts.username is None and parts.password is None and not parts.fragment
    return parts.scheme == "https" and bool(parts.hostname) and is_usual and is_bare
