"""What travels between client and worker."""

from __future__ import annotations

import json
import struct
from multiprocessing.connection import Connection, Pipe
from typing import Any

import pytest

from planner.pdf import protocol
from planner.pdf.protocol import BrokenConnection, Message


def pipe() -> tuple[Connection, Connection]:
    ours, theirs = Pipe()
    return ours, theirs


def test_a_message_arrives_as_it_was_sent() -> None:
    ours, theirs = pipe()
    with ours, theirs:
        protocol.send(ours, Message({"job": "render"}, [b"", b"two"]))

        received = protocol.receive(theirs, limit=1000)

    assert received == Message({"job": "render"}, [b"", b"two"])


def packed(head: Any, *blobs: bytes) -> bytes:
    parts = [head if isinstance(head, bytes) else json.dumps(head).encode(), *blobs]
    return b"".join(struct.pack("!i", len(part)) + part for part in parts)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x00\x00",
        b"\x7f\xff\xff\xff",
        b"\xff\xff\xff\xff",
        b"\x80\x00\x00\x00",
        packed(b"not json"),
        packed(b"[" * 900),
        packed([]),
        packed({}),
        packed({"blobs": "x"}),
        packed({"blobs": None}),
        packed({"blobs": -1}),
        packed({"blobs": 101}),
        packed({"blobs": 1}, bytes(1001)),
        packed({"blobs": 2}, bytes(600), bytes(600)),
        packed({"blobs": 1}),
        packed({"blobs": 1}, bytes(5))[:-1],
    ],
)
def test_what_is_no_message_breaks_the_connection(sent: bytes) -> None:
    ours, theirs = pipe()
    with theirs:
        with ours:
            ours._send(sent)  # type: ignore[attr-defined]

        with pytest.raises(BrokenConnection):
            protocol.receive(theirs, limit=1000)


def test_nobody_can_send_to_an_end_that_is_closed() -> None:
    ours, theirs = pipe()
    theirs.close()

    with ours, pytest.raises(BrokenConnection):
        protocol.send(ours, Message({"job": "render"}))
