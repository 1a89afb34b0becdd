"""A browser for tests: it keeps cookies, adds CSRF tokens and parses HTML strictly."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from planner.accounts.models import Membership, UserSession
from planner.kernel.ids import Signer, fingerprint, new_token
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.web.reading import parsed

_HIDDEN = re.compile(r'name="csrf_token" value="([0-9a-f]+)"')


class Visitor:
    """Requests pages as a browser would. Every HTML response must be valid.

    The test's own session is committed before each request and expired after it, so that the test
    and the application see the same rows.
    """

    def __init__(self, app: Flask, session: Session, *, parses: bool = True) -> None:
        """`parses=False` for tests of all pages, which other tests parse."""
        self.parses = parses
        self.client = app.test_client()
        self.session = session
        self.binding = ""

    def sign_in(self, membership: Membership) -> None:
        token = new_token()
        self.session.add(
            UserSession(
                token_hash=fingerprint(token),
                user_id=membership.user_id,
                office_id=membership.office_id,
                created_at=NOW,
                seen_at=NOW,
            )
        )
        self.session.commit()
        self.client.set_cookie("planner-session", token, domain="127.0.0.1")
        self.binding = f"session:{token}"

    def get(self, url: str, **kwargs: Any) -> TestResponse:
        return self._ask("GET", url, **kwargs)

    def post(
        self, url: str, data: dict[str, Any] | None = None, *, csrf: str | None = None, **kw: Any
    ) -> TestResponse:
        """Send a form with its CSRF token; `csrf` replaces that, "" leaves it out."""
        given = self.csrf(url) if csrf is None else csrf
        sent = {**({"csrf_token": given} if given else {}), **(data or {})}
        return self._ask("POST", url, data=sent, **kw)

    def csrf(self, url: str) -> str:
        """The CSRF token of the page for `url`: bound to the session, or to the link of a guest."""
        guest = re.match(r"(?:https?://[^/]+)?/(?:i|m|s|join|reset)/([A-Za-z0-9_-]+)", url)
        binding = f"link:{guest[1]}" if guest else self.binding
        return Signer(SECRET).mac("csrf", binding)

    def token_on(self, url: str) -> str:
        """The CSRF token in the page itself, for visitors without a session."""
        found = _HIDDEN.search(self.get(url).text)
        assert found, f"no form on {url}"
        return unescape(found[1])

    def _ask(self, method: str, url: str, **kwargs: Any) -> TestResponse:
        self.session.commit()
        response = self.client.open(
            url, method=method, base_url=PUBLIC_URL, buffered=True, **kwargs
        )
        self.session.expire_all()
        if self.parses and response.mimetype == "text/html":
            must_parse(response.text, url)
        return response


def must_parse(page: str, where: str) -> None:
    """Fail on any HTML5 parse error."""
    problems = [f"{where}, {problem}" for problem in parsed(page)[1]]
    assert problems == []
