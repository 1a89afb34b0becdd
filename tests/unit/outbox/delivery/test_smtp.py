"""Letters by SMTP, to a server on this machine that answers well and badly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller

from planner.outbox.delivery.smtp import Smtp, own_name
from planner.outbox.delivery.smtp_client import Timeouts
from planner.outbox.delivery.transport import (
    AddressRefused,
    ClaimLost,
    DeliveryError,
    InDoubt,
    OutgoingMessage,
    Refused,
    SenderRefused,
    TryLater,
    Unavailable,
    UnclearRefusal,
)
from tests.unit.outbox.server import Ledger, serve, serve_tls, trusting

pytestmark = pytest.mark.loopback

CONTENT = b"Subject: Rivers\r\n\r\nDear Anna\r\n.\r\n..two\n.bare\rend"
PARCEL = OutgoingMessage(
    letter_id=1,
    message_id="<one@house.test>",
    sender="press@house.test",
    recipient="anna@paper.test",
    content=CONTENT,
)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def controller(ledger: Ledger) -> Iterator[Controller]:
    controller = serve(ledger)
    yield controller
    controller.stop()


@pytest.fixture
def smtp(controller: Controller) -> Iterator[Smtp]:
    smtp = Smtp(
        f"smtp://127.0.0.1:{controller.port}", timeouts=Timeouts(connect=5, command=5, dot=5)
    )
    yield smtp
    smtp.close()


def send(smtp: Smtp) -> None:
    smtp.send(PARCEL, lambda: None)


def test_a_letter_arrives_dot_for_dot(smtp: Smtp, ledger: Ledger) -> None:
    send(smtp)

    (envelope,) = ledger.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == ("press@house.test", ["anna@paper.test"])
    assert envelope.content == (
        b"Subject: Rivers\r\n\r\nDear Anna\r\n.\r\n..two\r\n.bare\r\nend\r\n"
    )


def test_one_connection_carries_many_letters(
    smtp: Smtp, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        send(smtp)
    assert (len(ledger.taken), ledger.connections) == (3, 1)

    monkeypatch.setattr("planner.outbox.delivery.smtp._PER_CONNECTION", 4)
    send(smtp)
    send(smtp)

    assert (len(ledger.taken), ledger.connections) == (5, 2)


def test_the_mark_comes_after_the_body_and_before_the_dot(smtp: Smtp, ledger: Ledger) -> None:
    def lost() -> None:
        raise ClaimLost

    with pytest.raises(ClaimLost):
        smtp.send(PARCEL, lost)

    assert ledger.taken == []
    send(smtp)
    assert len(ledger.taken) == 1


@pytest.mark.parametrize(
    ("command", "answer", "error"),
    [
        ("MAIL", "451 4.3.0 later", TryLater),
        ("MAIL", "550 not from you", SenderRefused),
        ("MAIL", "421 closing", Unavailable),
        ("MAIL", "530 5.7.0 sign in", Unavailable),
        ("RCPT", "450 4.2.1 busy", TryLater),
        ("RCPT", "452 4.5.3 too many", TryLater),
        ("RCPT", "550 5.1.1 nobody here", AddressRefused),
        ("RCPT", "550 5.7.1 you are blocked", UnclearRefusal),
        ("RCPT", "550 nobody here, or not from you", UnclearRefusal),
        ("RCPT", "552 5.2.2 full", AddressRefused),
        ("RCPT", "530 5.7.0 sign in", UnclearRefusal),
        ("RCPT", "299 what", TryLater),
        ("DOT", "451 4.3.0 later", TryLater),
        ("DOT", "554 5.6.0 not this", Refused),
        ("DOT", "554 spam", UnclearRefusal),
        ("DOT", "399 what", InDoubt),
        ("DOT", "cut", InDoubt),
    ],
)
def test_each_answer_means_what_it_means(
    smtp: Smtp, ledger: Ledger, command: str, answer: str, error: type[DeliveryError]
) -> None:
    ledger.say(command, answer)

    with pytest.raises(error) as caught:
        send(smtp)

    assert type(caught.value) is error
    ledger.taken.clear()
    send(smtp)
    assert len(ledger.taken) == 1


def test_a_server_without_tls_gets_no_password(controller: Controller) -> None:
    smtp = Smtp(f"smtp://user:secret@127.0.0.1:{controller.port}")

    with pytest.raises(Unavailable, match="offers no TLS") as caught:
        send(smtp)

    assert caught.value.reason == "The mail server offers no TLS. Nothing is sent in the clear."


def test_nobody_answering_is_a_closed_way(ledger: Ledger) -> None:
    controller = serve(ledger)
    controller.stop()

    with pytest.raises(Unavailable, match="does not answer"):
        send(Smtp(f"smtp://127.0.0.1:{controller.port}"))


def test_a_connection_that_breaks_before_the_dot_is_tried_later(smtp: Smtp, ledger: Ledger) -> None:
    def cut() -> None:
        raise ConnectionResetError

    with pytest.raises(TryLater, match="ConnectionResetError"):
        smtp.send(PARCEL, cut)

    assert ledger.taken == []


def test_a_server_that_wants_no_data_refuses_the_letter(smtp: Smtp, ledger: Ledger) -> None:
    ledger.say("RCPT", "251 will forward")

    with pytest.raises(UnclearRefusal, match="503"):
        send(smtp)


@pytest.mark.parametrize("url", ["http://mail.test", "smtp://", "mail.test:25"])
def test_an_address_that_is_none_is_refused_at_once(url: str) -> None:
    with pytest.raises(ValueError, match="smtp://host:587"):
        Smtp(url)


def test_starttls_and_a_password_over_it() -> None:
    ledger = Ledger()
    controller = serve(
        ledger,
        tls_context=serve_tls(),
        require_starttls=True,
        auth_required=True,
        auth_callback=lambda _mechanism, user, word: (user, word) == (b"press", b"a:b"),
    )
    try:
        smtp = Smtp(f"smtp://press:a%3Ab@127.0.0.1:{controller.port}", tls=trusting())
        send(smtp)
        smtp.close()
        smtp.close()
        with pytest.raises(Unavailable, match="535"):
            send(Smtp(f"smtp://press:wrong@127.0.0.1:{controller.port}", tls=trusting()))
        with pytest.raises(Unavailable, match="CERTIFICATE_VERIFY_FAILED"):
            send(Smtp(f"smtp://127.0.0.1:{controller.port}"))
    finally:
        controller.stop()

    assert len(ledger.taken) == 1


def test_tls_from_the_first_byte() -> None:
    ledger = Ledger()
    controller = serve(ledger, ssl_context=serve_tls())
    try:
        smtp = Smtp(f"smtps://127.0.0.1:{controller.port}", tls=trusting())
        send(smtp)
        smtp.close()
    finally:
        controller.stop()

    assert len(ledger.taken) == 1


def test_a_connection_that_died_meanwhile_is_opened_anew(ledger: Ledger) -> None:
    controller = serve(ledger)
    port = controller.port
    smtp = Smtp(f"smtp://127.0.0.1:{port}")
    send(smtp)
    controller.stop()

    with pytest.raises(Unavailable):
        send(smtp)


def test_the_server_is_greeted_with_the_name_that_was_set(
    controller: Controller, ledger: Ledger
) -> None:
    smtp = Smtp(f"smtp://127.0.0.1:{controller.port}", helo="mail.press.example")
    send(smtp)
    smtp.close()

    assert ledger.greetings == ["mail.press.example"]


def test_without_a_name_it_is_greeted_with_ours(smtp: Smtp, ledger: Ledger) -> None:
    send(smtp)

    assert ledger.greetings == [own_name("127.0.0.1")]


@pytest.mark.parametrize(
    ("full", "address", "name"),
    [
        ("mail.press.example", "10.0.0.5", "mail.press.example"),
        ("workstation", "10.0.0.5", "[10.0.0.5]"),
        ("localhost.localdomain", "10.0.0.5", "[10.0.0.5]"),
        ("box.local", "2001:db8::5", "[IPv6:2001:db8::5]"),
    ],
)
def test_a_name_that_nobody_else_knows_is_not_told(
    monkeypatch: pytest.MonkeyPatch, full: str, address: str, name: str
) -> None:
    monkeypatch.setattr("planner.outbox.delivery.smtp.socket.getfqdn", lambda: full)

    assert own_name(address) == name
