"""How long the program listens to a mail server that it does not know."""

from __future__ import annotations

import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.smtp_client import Timeouts, open_client
from planner.outbox.delivery.time_limit import TimeLimit
from planner.outbox.delivery.transport import InDoubt, OutgoingMessage, Unavailable
from tests.unit.outbox.server import Ledger, serve

pytestmark = pytest.mark.loopback

Talk = Callable[[socket.socket], None]
LETTER = OutgoingMessage(
    letter_id=17,
    message_id="<one@house.test>",
    sender="press@house.test",
    recipient="anna@paper.test",
    content=b"Subject: Rivers\r\n\r\nDear Anna\r\n",
)


@pytest.fixture
def talking() -> Iterator[Callable[[Talk], int]]:
    """`talking(talk)`: the port of a server that does `talk` with whoever connects."""
    listeners: list[socket.socket] = []

    def start(talk: Talk) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def listen() -> None:
            with suppress(OSError):
                line, _ = listener.accept()
                with line:
                    talk(line)

        threading.Thread(target=listen, daemon=True).start()
        port: int = listener.getsockname()[1]
        return port

    yield start
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _drip(line: socket.socket) -> None:
    """A byte from time to time, so that no wait of its own ends."""
    while True:
        line.sendall(b"2")
        time.sleep(0.05)


def _never_end(line: socket.socket) -> None:
    line.sendall(b"220 mail.test\r\n")
    line.recv(1000)
    while True:
        line.sendall(b"250-more\r\n" * 100)


def _drip_after_the_dot(line: socket.socket) -> None:
    line.sendall(b"220 mail.test\r\n")
    with line.makefile("rb") as heard:
        while not (said := heard.readline()).startswith(b"DATA"):
            assert said
            line.sendall(b"250 ok\r\n")
        line.sendall(b"354 go on\r\n")
        while heard.readline() != b".\r\n":
            pass
    _drip(line)


def _at(port: int, whole: float | None = None) -> Smtp:
    timeouts = Timeouts(connect=5, command=5, dot=5, whole=whole)
    return Smtp(MailServer(host="127.0.0.1", port=port), timeouts=timeouts)


@pytest.mark.parametrize("talk", [_drip])
def test_a_server_that_drips_is_cut_off(talking: Callable[[Talk], int], talk: Talk) -> None:
    began = time.monotonic()

    with pytest.raises(Unavailable):
        _at(talking(talk), whole=0.3).sign_in()

    assert time.monotonic() - began < 3


def test_a_letter_that_is_cut_off_after_the_dot_is_in_doubt(
    talking: Callable[[Talk], int],
) -> None:
    with pytest.raises(InDoubt):
        _at(talking(_drip_after_the_dot), whole=0.5).send(LETTER, lambda: None)


def test_a_reply_without_end_is_not_listened_to(talking: Callable[[Talk], int]) -> None:
    with pytest.raises(Unavailable, match="the reply has no end"):
        _at(talking(_never_end)).sign_in()


def test_a_limit_is_for_one_letter_and_not_for_the_connection() -> None:
    ledger = Ledger()
    controller = serve(ledger)
    smtp = _at(controller.port, whole=0.5)
    try:
        for _ in range(3):
            smtp.send(LETTER, lambda: None)
            time.sleep(0.3)
    finally:
        smtp.close()
        controller.stop()

    assert (len(ledger.taken), ledger.connections) == (3, 1)


def test_a_connection_that_comes_too_late_is_not_held() -> None:
    limit = TimeLimit(0.01)
    ours, theirs = socket.socketpair()

    with ours, theirs, limit.running():
        time.sleep(0.1)
        with pytest.raises(TimeoutError):
            limit.hold(ours)


def test_a_client_whose_connection_is_not_held_closes_it(
    talking: Callable[[Talk], int],
) -> None:
    held: list[socket.socket] = []

    def refuse(line: socket.socket) -> None:
        held.append(line)
        raise TimeoutError

    server = MailServer(host="127.0.0.1", port=talking(_drip))
    with pytest.raises(TimeoutError):
        open_client(server, 5, ssl.create_default_context(), refuse)

    assert held[0].fileno() == -1


def test_a_server_that_greets_wrongly_is_let_go(talking: Callable[[Talk], int]) -> None:
    port = talking(lambda line: line.sendall(b"554 go away\r\n"))
    smtp = _at(port, whole=5)

    with pytest.raises(Unavailable) as refusal:
        smtp.sign_in()

    assert isinstance(refusal.value.__cause__, smtplib.SMTPConnectError)
    smtp.close()
