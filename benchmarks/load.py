"""Server processes, and a load generator on raw keep-alive sockets, to keep its own cost low."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from planner.cli.serve import ROOT

HOST = "127.0.0.1:8000"  # the host of `public_url`
FLASK = ("-m", "flask", "--app", str(ROOT / "wsgi.py"))
_SECONDS = 2.0
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(arguments: Sequence[str], settings: Mapping[str, str]) -> Iterator[int]:
    """A Python process with those arguments and environment variables; yields its ID."""
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env={**os.environ, **settings}
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    """Until the server accepts connections and has settled."""
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                time.sleep(1)
                return
        time.sleep(0.05)
    raise SystemExit(f"nothing answers on port {port}")


def rate(port: int, address: str, *, connections: int) -> float:
    """Requests per second; exits if one is not answered with 200."""
    request = f"GET {address} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
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
