"""A worker as its client has it: for one job, from the PDF server that listens at a path."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.pdf import protocol, unix_socket
from planner.pdf.protocol import Message

# Until a worker can be had: the server may just be starting, or others are served first.
WAIT_SECONDS = 90
_REPLY_SECONDS = 10
_ANSWER_BYTES = 64 * 1024 * 1024
# What the server says on its own connection: a worker is handed over, and later how it ended.
HANDED_OVER = b"H"
STATUS_BYTES = 4


class NoServer(Exception):
    """Nobody listens at that path."""


class ServerLost(Exception):
    """The PDF server did not start, died, or does not answer."""


@dataclass(frozen=True, slots=True)
class WorkerConnection:
    """`_worker` leads to the worker, `_server` to the server, which kills it when that is closed."""

    _worker: socket.socket
    _server: socket.socket

    def do(self, job: Message, seconds: float) -> Message:
        """The worker's answer. Raises `BrokenConnection`, or `OSError`: `TimeoutError` after that time."""
        timed = _TimedSocket(self._worker, time.monotonic() + seconds)
        protocol.send(timed, job)
        return protocol.receive(timed, limit=_ANSWER_BYTES)

    def exit_status(self) -> int:
        """Kill the worker if it still lives; how it ended, as `os.waitpid` says.

        Raises `ServerLost`.
        """
        try:
            self._server.shutdown(socket.SHUT_WR)
            self._server.settimeout(_REPLY_SECONDS)
            status = self._server.recv(STATUS_BYTES, socket.MSG_WAITALL)
        except OSError as error:
            raise ServerLost from error
        if len(status) < STATUS_BYTES:
            raise ServerLost
        return int.from_bytes(status, "big")


@contextlib.contextmanager
def connect(path: Path) -> Iterator[WorkerConnection]:
    """Raises `NoServer` or `ServerLost`, and `TimeoutError` where others are served for too long."""
    try:
        server = unix_socket.connect(path, _REPLY_SECONDS)
    except (FileNotFoundError, ConnectionRefusedError) as error:
        raise NoServer from error
    except OSError as error:
        raise ServerLost from error
    with server, _handed_over(server) as worker:
        yield WorkerConnection(worker, server)


def _handed_over(server: socket.socket) -> socket.socket:
    try:
        server.settimeout(WAIT_SECONDS)
        said, numbers, _flags, _address = socket.recv_fds(server, 1, 1)
    except TimeoutError:
        raise
    except OSError as error:
        raise ServerLost from error
    if said != HANDED_OVER or len(numbers) != 1:
        raise ServerLost
    worker = socket.socket(fileno=numbers[0])
    worker.set_inheritable(False)
    return worker


class _TimedSocket:
    """A socket on which everything together must be over at `deadline` (monotonic seconds)."""

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._socket = connected
        self._deadline = deadline

    def sendall(self, sent: bytes, /) -> None:
        self._socket.settimeout(self._left())
        self._socket.sendall(sent)

    def recv(self, size: int, /) -> bytes:
        self._socket.settimeout(self._left())
        return self._socket.recv(size)

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left
