"""Parcels between the parent and a child of the press: a JSON head and plain bytes.

Never pickle: what a child sends back is read by the parent, and the child has looked at what
strangers wrote.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

LENGTH = 4
MOST_BLOBS = 100


class Stream(Protocol):
    """A connected socket, or whatever reads and writes like one."""

    def sendall(self, sent: bytes, /) -> None: ...
    def recv(self, size: int, /) -> bytes: ...


class BrokenConnection(Exception):
    """The other side hung up, or sent what is no parcel."""


@dataclass(frozen=True, slots=True)
class Message:
    """`head` is small and speaks JSON; `blobs` are carried as they are."""

    head: dict[str, Any]
    blobs: Sequence[bytes] = field(default=())


def send(line: Stream, parcel: Message) -> None:
    head = json.dumps({**parcel.head, "sizes": [len(blob) for blob in parcel.blobs]}).encode()
    line.sendall(len(head).to_bytes(LENGTH, "big") + head)
    for blob in parcel.blobs:
        line.sendall(blob)


def receive(line: Stream, *, limit: int) -> Message:
    """The next parcel, of at most `limit` bytes. Raises `Torn`."""
    size = int.from_bytes(_exactly(line, LENGTH), "big")
    if size > limit:
        raise BrokenConnection("too large")
    try:
        head = json.loads(_exactly(line, size))
        sizes = [int(size) for size in head.pop("sizes")]
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise BrokenConnection("not a parcel") from error
    if len(sizes) > MOST_BLOBS or min(sizes, default=0) < 0 or sum(sizes) > limit:
        raise BrokenConnection("too large")
    return Message(head, [_exactly(line, size) for size in sizes])


def _exactly(line: Stream, size: int) -> bytes:
    read = bytearray()
    while len(read) < size:
        more = line.recv(min(size - len(read), 1 << 20))
        if not more:
            raise BrokenConnection("hung up")
        read += more
    return bytes(read)
