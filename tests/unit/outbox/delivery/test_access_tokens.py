"""Access tokens of OAuth 2, and signing in to a mail server with them."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace

import pytest
from aiosmtpd.smtp import SMTP, AuthResult

from planner.outbox.delivery.access_tokens import (
    TokenRefused,
    forget_token,
    is_token_url,
)
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.transport import Unavailable
from tests.unit.outbox.delivery.token_server import TokenServer, token_of
from tests.unit.outbox.server import Ledger, serve, serve_tls, trusting

pytestmark = pytest.mark.loopback


def refusal(server: MailServer) -> TokenRefused:
    with pytest.raises(TokenRefused) as caught:
        token_of(server)
    return caught.value


def test_a_refresh_token_is_exchanged(service: TokenServer, server: MailServer) -> None:
    found = token_of(server)

    assert found == "first"
    assert service.asked == [
        {
            "grant_type": "refresh_token",
            "client_id": "planner",
            "refresh_token": server.password,
            "client_secret": "hush",
        }
    ]


def test_a_program_without_a_secret_sends_none(service: TokenServer, server: MailServer) -> None:
    oauth = service.oauth()

    token_of(replace(server, oauth=replace(oauth, client_secret="")))

    assert "client_secret" not in service.asked[0]


def test_a_token_is_used_until_it_expires(service: TokenServer, server: MailServer) -> None:
    token_of(server)
    token_of(server)
    once = len(service.asked)
    forget_token(server)
    token_of(server)

    assert (once, len(service.asked)) == (1, 2)


def test_a_token_that_lives_shortly_is_asked_for_anew(
    service: TokenServer, server: MailServer
) -> None:
    service.told = {"access_token": "short", "expires_in": 60}

    token_of(server)
    token_of(server)

    assert len(service.asked) == 2


@pytest.mark.parametrize("life", [None, "soon", -1, 10**9, True])
def test_a_token_without_a_sensible_life_lives_an_hour(
    service: TokenServer, server: MailServer, life: object
) -> None:
    service.told = {"access_token": "x", "expires_in": life}

    token_of(server)
    token_of(server)

    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("status", "told", "said", "is_persistent"),
    [
        (
            400,
            {"error": "invalid_grant", "error_description": "The token has expired.\r\nX: y"},
            "The token has expired. X: y",
            True,
        ),
        (401, {"error": "invalid_client"}, "invalid_client", True),
        (429, b"slow down", "429", False),
        (503, b"<html>", "503", False),
    ],
)
def test_a_refusal_is_told_in_the_words_of_the_service(
    service: TokenServer,
    server: MailServer,
    status: int,
    told: object,
    said: str,
    *,
    is_persistent: bool,
) -> None:
    service.status, service.told = status, told

    error = refusal(server)

    assert error.message == (
        f"localhost gives no access token. It answers: {said}. If this goes on, give the program "
        "access to the account anew, and enter the new refresh token."
    )
    assert error.is_persistent is is_persistent


@pytest.mark.parametrize(
    "told", [b"", b"[]", {"access_token": 7}, {"access_token": "a\r\nb"}, b"x" * 200_000]
)
def test_what_is_no_token_is_refused(
    service: TokenServer, server: MailServer, told: object
) -> None:
    service.told = told

    assert refusal(server).message == (
        "localhost answers no access token. Is this the address of the token service?"
    )


def test_a_service_that_is_not_there(service: TokenServer, server: MailServer) -> None:
    service.close()

    error = refusal(server)

    assert error.message.startswith("localhost, which gives access tokens, does not answer: ")
    assert not error.is_persistent


def test_a_service_in_the_own_network_is_not_asked(
    service: TokenServer, server: MailServer
) -> None:
    closed = replace(server, oauth=service.oauth(must_be_public=True))

    refusal(closed)

    assert service.asked == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://login.example.org/oauth2/token", True),
        ("https://login.example.org:443/token", True),
        ("http://login.example.org/token", False),
        ("https://login.example.org:8443/token", False),
        ("https://user:word@login.example.org/", False),
        ("https://login.example.org/#x", False),
        ("https:///token", False),
        ("https://login.example.org:x/", False),
        ("", False),
    ],
)
def test_tokens_are_asked_for_at_usual_addresses_only(url: str, *, expected: bool) -> None:
    assert is_token_url(url) is expected


class Sign:
    """What the mail server was told, and whether it lets in."""

    def __init__(self, *, lets_in: bool = True) -> None:
        self.said: list[str] = []
        self.lets_in = lets_in

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        self.said.append(b64decode(args[1]).decode())
        if not self.lets_in:
            await server.push("334 eyJzdGF0dXMiOiI0MDAifQ==")
            await server._reader.readline()
            return AuthResult(success=False, handled=False)
        return AuthResult(success=True)


class SigningLedger(Ledger, Sign):
    def __init__(self, *, lets_in: bool = True) -> None:
        Ledger.__init__(self)
        Sign.__init__(self, lets_in=lets_in)


def test_a_mail_server_is_signed_in_to_by_the_token(server: MailServer) -> None:
    ledger = SigningLedger()
    controller = serve(ledger, tls_context=serve_tls(), auth_require_tls=True)
    try:
        at = replace(server, port=controller.port, host="localhost")
        transport = Smtp(at, tls=trusting())
        transport.sign_in()
        transport.close()
    finally:
        controller.stop()

    assert ledger.said == ["user=press\x01auth=Bearer first\x01\x01"]


def test_a_mail_server_that_refuses_the_token_is_told_of(
    service: TokenServer, server: MailServer
) -> None:
    ledger = SigningLedger(lets_in=False)
    controller = serve(ledger, tls_context=serve_tls(), auth_require_tls=True)
    try:
        at = replace(server, port=controller.port, host="localhost")
        with pytest.raises(Unavailable):
            Smtp(at, tls=trusting()).sign_in()
        token_of(at)
    finally:
        controller.stop()

    assert len(service.asked) == 2


def test_without_a_token_no_letter_leaves(service: TokenServer, server: MailServer) -> None:
    service.status, service.told = 400, {"error": "invalid_grant"}
    controller = serve(SigningLedger(), tls_context=serve_tls())
    try:
        at = replace(server, port=controller.port, host="localhost")
        with pytest.raises(Unavailable, match="gives no access token"):
            Smtp(at, tls=trusting()).sign_in()
    finally:
        controller.stop()
