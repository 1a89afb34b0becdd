"""The client's connection to a worker of the PDF server, for one job."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from planner.pdf import protocol, unix_socket
from planner.pdf.protocol import Message

# For getting a worker: the server may be starting, or busy with other clients.
WAIT_SECONDS = 90
_REPLY_SECONDS = 10
_ANSWER_BYTES = 64 * 1024 * 1024
# Sent by the server: a worker is handed over; later its exit status, an integer of so many bytes.
HANDED_OVER = b"H"
STATUS_BYTES = 4


class NoServer(Exception):
    """No server listens at that path."""


class ServerLost(Exception):
    """The PDF server did not start, has died, or does not answer."""


class TooSlow(Exception):
    """The worker has not answered in time. It is killed when its connections are closed."""


@dataclass(frozen=True, slots=True)
class WorkerConnection:
    """Connections to the worker and to the server, which kills the worker when its own is closed."""

    _worker: Connection
    _server: socket.socket

    def do(self, job: Message, within: float | None = None) -> Message:
        """The worker's answer. Raises `BrokenConnection`, at the latest at the worker's time limit,
        and `TooSlow` if there is none within so many seconds.
        """
        protocol.send(self._worker, job)
        try:
            if within is not None and not self._worker.poll(within):
                raise TooSlow
        except OSError as error:
            raise protocol.BrokenConnection from error
        return protocol.receive(self._worker, limit=_ANSWER_BYTES)

    def exit_status(self) -> int:
        """Kill the worker if it is alive; its status, see `os.waitpid`. Raises `ServerLost`."""
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
    """Raises `NoServer`, `ServerLost`, or `TimeoutError` if all workers are busy for too long."""
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
        sent, descriptors, _flags, _address = socket.recv_fds(server, 1, 1)
    except TimeoutError:
        raise
    except OSError as error:
        raise ServerLost from error
    if sent != HANDED_OVER or len(descriptors) != 1:
        raise ServerLost
    return Connection(descriptors[0])
