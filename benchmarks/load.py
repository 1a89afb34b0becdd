"""A light load: raw sockets kept open, so that the measuring costs little beside the measured."""

from __future__ import annotations

import re
import socket
import threading
import time

_CONNECTIONS = 4
_SECONDS = 2.0
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nothing answers on port {port}")


def rate(port: int, address: str, *, host: str, connections: int = _CONNECTIONS) -> float:
    """Requests per second that were answered with 200."""
    request = f"GET {address} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    counts = [0] * connections
    until = time.monotonic() + _SECONDS

    def ask(number: int) -> None:
        with socket.create_connection(("127.0.0.1", port)) as line:
            while time.monotonic() < until:
                line.sendall(request)
                _read(line)
                counts[number] += 1

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(connections)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    return sum(counts) / _SECONDS


def _read(line: socket.socket) -> None:
    received = line.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(head.decode(errors="replace"))
    length = _LENGTH.search(head)
    assert length is not None
    left = int(length[1]) - len(body)
    while left > 0:
        left -= len(line.recv(65536))
