"""Nobody who is slow takes a thread from the others, and who waits for an answer gets it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from planner.cli import http_server
from planner.cli.http_server import THREADS, Server, listen, proxy_settings

pytestmark = pytest.mark.loopback
LARGE = 8 * 1024 * 1024
GET = b"GET %b HTTP/1.1\r\nHost: house\r\n\r\n"


class House:
    """A small program: `/slow` waits until it is let go on, `/large` answers much."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.goes_on = threading.Event()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == "/slow":
            self.asked.set()
            self.goes_on.wait(30)
        body = bytes(LARGE) if path == "/large" else b"well"
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
        return [body]


@contextmanager
def serving(house: House, port: int) -> Iterator[tuple[Server, threading.Thread]]:
    server = Server(house, listen(port))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server, thread
    finally:
        house.goes_on.set()
        server.stop()
        thread.join(20)


def line(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def ask(port: int, path: bytes = b"/") -> bytes:
    with line(port) as asker:
        asker.sendall(GET % path)
        return answer(asker)


def answer(asker: socket.socket) -> bytes:
    """The body of a short answer."""
    heard = b""
    while not heard.endswith(b"well"):
        more = asker.recv(65536)
        if not more:
            break
        heard += more
    return heard.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: hou",
        b"POST / HTTP/1.1\r\nHost: house\r\nContent-Length: 5000000\r\n\r\nbegun",
        GET % b"/large",
    ],
    ids=["says nothing", "half a head", "half a body", "does not read"],
)
def test_many_who_are_slow_keep_nobody_waiting(port: int, said: bytes) -> None:
    with serving(House(), port), ExitStack() as held:
        for _ in range(20 * THREADS):
            held.enter_context(line(port)).sendall(said)

        assert ask(port) == b"well"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (b"", http_server.IDLE),
        (b"GET / HTTP/1.1\r\nHost: hou", http_server.HEAD),
        (b"POST / HTTP/1.1\r\nContent-Length: 500\r\n\r\nbegun", http_server.IDLE),
    ],
    ids=["says nothing", "half a head", "half a body"],
)
def test_who_is_slow_for_too_long_is_hung_up(port: int, said: bytes, seconds: int) -> None:
    with serving(House(), port) as (server, _thread), line(port) as slow:
        slow.sendall(said)
        _wait_for(lambda: server.active_channels)
        channel = next(iter(server.active_channels.values()))
        if said:
            _wait_for(lambda: channel.request is not None)

        server.maintenance(time.time() + seconds - 5)
        before = channel.will_close
        server.maintenance(time.time() + seconds + 5)

        assert (before, slow.recv(1)) == (False, b"")


def test_an_upload_over_a_slow_line_is_given_its_time(port: int) -> None:
    with serving(House(), port) as (server, _thread), line(port) as slow:
        slow.sendall(b"POST / HTTP/1.1\r\nContent-Length: 5000000\r\n\r\n")
        slow.sendall(bytes(1_000_000))
        _wait_for(lambda: server.active_channels)
        channel = next(iter(server.active_channels.values()))
        _wait_for(lambda: channel.request and channel.request.body_bytes_received == 1_000_000)

        is_too_slow = [channel.is_too_slow(time.time() + wait) for wait in (250, 350)]

    assert is_too_slow == [False, True]


def test_who_waits_for_an_answer_gets_it_when_the_program_ends(port: int) -> None:
    house = House()
    with serving(house, port) as (server, thread), line(port) as asker:
        asker.sendall(GET % b"/slow")
        assert house.asked.wait(20)

        server.stop()
        is_taken = _takes_nobody(port)
        house.goes_on.set()
        said = answer(asker)
        thread.join(20)

    assert (said, is_taken, thread.is_alive()) == (b"well", True, False)


def test_an_answer_that_never_comes_does_not_hold_up_the_end(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_server, "LONGEST_SHUTDOWN", 0.1)
    house = House()
    with serving(house, port) as (server, thread), line(port) as asker:
        asker.sendall(GET % b"/slow")
        assert house.asked.wait(20)

        server.stop()
        server.stop()
        thread.join(20)

        assert not thread.is_alive()


@pytest.mark.parametrize("count", [0, 2])
def test_proxies_are_believed_where_they_are_known(count: int) -> None:
    told = proxy_settings(count)

    assert told["clear_untrusted_proxy_headers"] is True
    assert told.get("trusted_proxy_count", 0) == count


def _takes_nobody(port: int) -> bool:
    """Who comes now is not served: the line may still be taken by the kernel."""
    with line(port) as late:
        late.settimeout(0.3)
        late.sendall(GET % b"/")
        try:
            return late.recv(1) == b""
        except TimeoutError:
            return True


def _wait_for(happened: Callable[[], object]) -> None:
    for _ in range(2000):
        if happened():
            return
        time.sleep(0.01)
    raise AssertionError
