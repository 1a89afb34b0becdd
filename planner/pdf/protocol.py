"""Messages between client and worker: a JSON head and binary parts.

Never pickle: a worker that processed untrusted input cannot be trusted. Only the byte methods of
`multiprocessing.connection.Connection` are used.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

MOST_BLOBS = 100


class BrokenConnection(Exception):
    """The other side has closed the connection, or sent an invalid message."""


@dataclass(frozen=True, slots=True)
class Message:
    """`head` is small and JSON-serialisable; `blobs` are sent unchanged."""

    head: dict[str, Any]
    blobs: Sequence[bytes] = field(default=())


def send(connection: Connection, message: Message) -> None:
    """Raises `BrokenConnection`."""
    head = json.dumps({**message.head, "blobs": len(message.blobs)}).encode()
    try:
        for part in (head, *message.blobs):
            connection.send_bytes(part)
    except OSError as error:
        raise BrokenConnection from error


def receive(connection: Connection, *, limit: int) -> Message:
    """The next message. `limit` is in bytes, of the head and of all blobs. Raises
    `BrokenConnection`.
    """
    try:
        head = json.loads(_part(connection, limit))
        count = int(head.pop("blobs"))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise BrokenConnection("not a message") from error
    if not 0 <= count <= MOST_BLOBS:
        raise BrokenConnection("not a message")
    blobs: list[bytes] = []
    for _ in range(count):
        blobs.append(_part(connection, limit - sum(map(len, blobs))))
    return Message(head, blobs)


def _part(connection: Connection, limit: int) -> bytes:
    try:
        return connection.recv_bytes(limit)
    except (EOFError, OSError) as error:
        raise BrokenConnection("hung up, or too large") from error
