"""Why a test letter did not leave, in words."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller

from planner.outbox.delivery.explaining import explanation
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.smtp_client import Timeouts
from planner.outbox.delivery.transport import (
    AddressRefused,
    DeliveryError,
    InDoubt,
    Refused,
    SenderRefused,
    TryLater,
    Unavailable,
    UnclearRefusal,
)
from tests.unit.outbox.delivery.test_smtp import PARCEL
from tests.unit.outbox.server import Ledger, serve, serve_tls, trusting

SENDER = "press@house.test"
SERVER = MailServer(host="mail.house.test", port=587, user="press", password="secret")
WRONG_PORT = "Port 465 begins with TLS (smtps://), 587 with STARTTLS (smtp://)."


@pytest.fixture
def with_tls() -> Iterator[Controller]:
    """A server with STARTTLS that knows nobody."""
    controller = serve(
        Ledger(),
        tls_context=serve_tls(),
        require_starttls=True,
        auth_required=True,
        auth_callback=lambda *_given: False,
    )
    yield controller
    controller.stop()


def explained(url: str, tls: ssl.SSLContext | None = None) -> str:
    smtp = Smtp(url, tls=tls, timeouts=Timeouts(connect=5, command=5, dot=5))
    with pytest.raises(DeliveryError) as caught:
        smtp.send(PARCEL, lambda: None)
    return explanation(caught.value, smtp.at, SENDER)


@pytest.mark.loopback
def test_a_certificate_that_nobody_knows(with_tls: Controller) -> None:
    assert explained(f"smtp://press:secret@localhost:{with_tls.port}") == (
        "The certificate of localhost is not valid, so that nothing is sent to it: self-signed "
        "certificate."
    )


@pytest.mark.loopback
def test_a_password_that_is_not_accepted(with_tls: Controller) -> None:
    url = f"smtp://press:secret@127.0.0.1:{with_tls.port}"

    assert explained(url, trusting()) == (
        "127.0.0.1 does not accept the user name or the password. It answers: "
        "535 5.7.8 Authentication credentials invalid"
    )


@pytest.mark.loopback
def test_tls_at_a_port_that_begins_without() -> None:
    controller = serve(Ledger())
    try:
        said = explained(f"smtps://127.0.0.1:{controller.port}")
    finally:
        controller.stop()

    assert said.startswith(f"No encrypted connection to 127.0.0.1:{controller.port} comes about: ")
    assert said.endswith(WRONG_PORT)


@pytest.mark.loopback
def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

        said = explained(f"smtp://127.0.0.1:{port}")

    assert said == (
        f"127.0.0.1:{port} refuses the connection. Is this the right port, and does a server run "
        "there?"
    )


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (
            socket.gaierror(-2, "Name or service not known"),
            "The name mail.house.test is not known. Is it spelt as your mail provider has it?",
        ),
        (
            TimeoutError("timed out"),
            (
                "mail.house.test:587 does not answer. Is this the right port, and does a firewall "
                "let it through?"
            ),
        ),
        (
            smtplib.SMTPNotSupportedError("SMTP AUTH extension not supported by server."),
            "mail.house.test offers no sign-in that the program knows, but a user name is set.",
        ),
        (
            smtplib.SMTPServerDisconnected("Connection unexpectedly closed"),
            f"mail.house.test:587 closed the connection. {WRONG_PORT}",
        ),
        (OSError("strange"), "as it stands"),
        (None, "as it stands"),
    ],
)
def test_each_error_of_the_network_has_its_sentence(cause: Exception | None, said: str) -> None:
    error = Unavailable("as it stands")
    error.__cause__ = cause

    assert explanation(error, SERVER, SENDER) == said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            SenderRefused("550 not you"),
            "The mail server takes no letters from press@house.test. It answers: 550 not you",
        ),
        (
            AddressRefused("550 5.1.1 nobody"),
            "The mail server does not take letters to you. It answers: 550 5.1.1 nobody",
        ),
        (TryLater("451 later"), "The mail server takes no letter at the moment: 451 later"),
        (
            InDoubt("It broke."),
            "Nobody knows whether the mail server took the letter; look in your mailbox. It broke.",
        ),
        (Refused("554 no"), "The mail server refuses the letter. It answers: 554 no"),
        (
            UnclearRefusal("554 spam", Refused),
            "The mail server refuses the letter. It answers: 554 spam",
        ),
    ],
)
def test_each_answer_has_its_sentence(error: DeliveryError, said: str) -> None:
    assert explanation(error, SERVER, SENDER) == said
