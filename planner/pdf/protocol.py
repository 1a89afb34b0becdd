"""Messages between client and worker: a JSON head and plain bytes.

Never pickle: the client reads what a worker sends, and the worker has read what strangers wrote.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

LENGTH_BYTES = 4
MOST_BLOBS = 100
_CHUNK = 1 << 20


class Connection(Protocol):
    """A connected socket, or whatever reads and writes like one."""

    def sendall(self, sent: bytes, /) -> None: ...
    def recv(self, size: int, /) -> bytes: ...


class BrokenConnection(Exception):
    """The other side hung up, or sent what is no message."""


@dataclass(frozen=True, slots=True)
class Message:
    """`head` is small and can be written as JSON; `blobs` are carried as they are."""

    head: dict[str, Any]
    blobs: Sequence[bytes] = field(default=())


def send(connection: Connection, message: Message) -> None:
    head = json.dumps({**message.head, "sizes": [len(blob) for blob in message.blobs]}).encode()
    connection.sendall(len(head).to_bytes(LENGTH_BYTES, "big") + head)
    for blob in message.blobs:
        connection.sendall(blob)


def receive(connection: Connection, *, limit: int) -> Message:
    """The next message, of at most `limit` bytes. Raises `BrokenConnection`."""
    size = int.from_bytes(_exactly(connection, LENGTH_BYTES), "big")
    if size > limit:
        raise BrokenConnection("too large")
    try:
        head = json.loads(_exactly(connection, size))
        sizes = [int(size) for size in head.pop("sizes")]
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise BrokenConnection("not a message") from error
    if len(sizes) > MOST_BLOBS or min(sizes, default=0) < 0 or sum(sizes) > limit:
        raise BrokenConnection("too large")
    return Message(head, [_exactly(connection, size) for size in sizes])


def _exactly(connection: Connection, size: int) -> bytes:
    read = bytearray()
    while len(read) < size:
        more = connection.recv(min(size - len(read), _CHUNK))
        if not more:
            raise BrokenConnection("hung up")
        read += more
    return bytes(read)
