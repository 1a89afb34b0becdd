"""A worker as its client has it: for one job, from the PDF server that listens at a path."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
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

    _worker: Connection
    _server: socket.socket

    def do(self, job: Message) -> Message:
        """The worker's answer. Raises `BrokenConnection`, at the latest when its time is over."""
        protocol.send(self._worker, job)
        return protocol.receive(self._worker, limit=_ANSWER_BYTES)

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
    with server, wait_for_worker(server) as worker:
        yield WorkerConnection(worker, server)


def wait_for_worker(server: socket.socket) -> Connection:
    try:
        server.settimeout(WAIT_SECONDS)
        said, numbers, _flags, _address = socket.recv_fds(server, 1, 1)
    except TimeoutError:
        raise
    except OSError as error:
        raise ServerLost from error
    if said != HANDED_OVER or len(numbers) != 1:
        raise ServerLost
    return Connection(numbers[0])
