"""A mail server that an office has set is on the internet, whatever its name leads to (S109)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import pytest

from planner.outbox.delivery.connecting import (
    NOT_PUBLIC,
    NotPublic,
    connect,
    is_public,
    may_be_public,
)
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.transport import Unavailable
from tests.unit.outbox.server import serve_tls, trusting

PUBLIC, OTHER = "93.184.216.34", "2606:2800:220:1::1"
SERVER = MailServer(host="mail.press.example", port=587, office_id=1, must_be_public=True)
PRIVATE = [
    *("127.0.0.1", "10.0.0.25", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
    *("0.0.0.0", "255.255.255.255", "224.0.0.1", "233.252.0.1", "240.0.0.1", "192.0.2.1"),
    *("::1", "::", "fe80::1", "fe80::1%1", "fc00::1", "fec0::1", "ff0e::1", "2001:db8::1"),
    *("64:ff9b::a00:1", "64:ff9b:1::1", "2002:a00:1::1", "2001::1", "::ffff:10.0.0.1"),
    *("::ffff:93.184.216.34", "::10.0.0.1", "mail.press.example", ""),
]
Resolve = Callable[..., None]


@pytest.fixture
def resolve(monkeypatch: pytest.MonkeyPatch) -> Resolve:
    """`resolve([…], […])`: what the name leads to, each time that somebody asks."""

    def stub(*answers: list[str]) -> None:
        left = list(answers)

        def getaddrinfo(host: str, port: int, *_args: Any, **_kw: Any) -> list[Any]:
            assert host == SERVER.host
            return [(0, 0, 0, "", (address, port)) for address in left.pop(0)]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    return stub


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses that were connected to; only the first of them does not answer."""
    found: list[str] = []
    line = socket.socket()

    def create_connection(address: tuple[str, int], _timeout: float) -> socket.socket:
        found.append(address[0])
        if len(found) == 1:
            raise ConnectionRefusedError
        return line

    monkeypatch.setattr(socket, "create_connection", create_connection)
    yield found
    line.close()


@pytest.mark.parametrize("address", [PUBLIC, OTHER, "192.0.0.9"])
def test_addresses_of_the_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_all_others_are_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("host", "may_be"),
    [("mail.press.example", True), (PUBLIC, True), ("10.0.0.25", False), ("mailhost", False)],
)
def test_what_can_be_told_of_a_host_without_asking(host: str, may_be: bool) -> None:
    assert may_be_public(host) is may_be


def test_the_connection_is_made_to_an_address_that_was_looked_at(
    resolve: Resolve, asked: list[str]
) -> None:
    """A name that leads elsewhere when it is asked again gains nothing."""
    resolve([PUBLIC, OTHER, PUBLIC], ["127.0.0.1"])

    connect(SERVER, 5)

    assert asked == [PUBLIC, OTHER]


def test_of_many_addresses_three_are_tried(
    resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def refuse(address: tuple[str, int], _timeout: float) -> socket.socket:
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    resolve([f"93.184.216.{number}" for number in range(1, 9)])

    with pytest.raises(ConnectionRefusedError):
        connect(SERVER, 5)

    assert tried == ["93.184.216.1", "93.184.216.2", "93.184.216.3"]


@pytest.mark.parametrize("addresses", [[], ["127.0.0.1"], [PUBLIC, "10.0.0.25"], [PUBLIC, "::1"]])
def test_one_private_address_is_one_too_many(
    resolve: Resolve, asked: list[str], addresses: list[str]
) -> None:
    resolve(addresses)

    with pytest.raises(NotPublic):
        connect(SERVER, 5)

    assert asked == []


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
def test_an_unknown_name_and_a_private_one_are_told_alike(
    resolve: Resolve, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    said = []
    resolve(["10.0.0.25"])
    with pytest.raises(Unavailable) as refusal:
        Smtp(SERVER).sign_in()
    said.append(refusal.value.reason)

    def getaddrinfo(*_args: Any, **_kw: Any) -> list[Any]:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(Unavailable) as refusal:
        Smtp(SERVER).sign_in()
    said.append(refusal.value.reason)

    assert said == [NOT_PUBLIC, NOT_PUBLIC]


def _answer(listener: socket.socket, *, starts_with_tls: bool) -> None:
    """One guest, who may have to ask for TLS first."""
    with suppress(OSError):
        line, _ = listener.accept()
        with line:
            if not starts_with_tls:
                line.sendall(b"220 mail.test\r\n")
                for said in (b"250-mail.test\r\n250 STARTTLS\r\n", b"220 go on\r\n"):
                    line.recv(1000)
                    line.sendall(said)
            with serve_tls().wrap_socket(line, server_side=True) as secure:
                if starts_with_tls:
                    secure.sendall(b"220 mail.test\r\n")
                while secure.recv(1000):
                    secure.sendall(b"250 ok\r\n")


@pytest.mark.loopback
@pytest.mark.parametrize("starts_with_tls", [True, False])
@pytest.mark.parametrize(("host", "is_let_in"), [("localhost", True), ("mail.test", False)])
def test_the_certificate_is_that_of_the_name_and_not_of_the_address(
    monkeypatch: pytest.MonkeyPatch, host: str, is_let_in: bool, starts_with_tls: bool
) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    answer = partial(_answer, listener, starts_with_tls=starts_with_tls)
    thread = threading.Thread(target=answer)
    thread.start()

    def redirected(address: tuple[str, int], timeout: float) -> socket.socket:
        assert address == (PUBLIC, 587)
        line = socket.socket()
        line.settimeout(timeout)
        line.connect(listener.getsockname())
        return line

    monkeypatch.setattr(socket, "create_connection", redirected)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_kw: [(0, 0, 0, "", (PUBLIC, 0))])
    server = MailServer(host=host, port=587, starts_with_tls=starts_with_tls, must_be_public=True)
    smtp = Smtp(server, tls=trusting())

    try:
        if is_let_in:
            smtp.sign_in()
        else:
            with pytest.raises(Unavailable, match="certificate"):
                smtp.sign_in()
    finally:
        smtp.close()
        thread.join()
        listener.close()
