"""What travels between client and worker."""

from __future__ import annotations

import json
import socket

import pytest

from planner.pdf import protocol
from planner.pdf.protocol import BrokenConnection, Message


def test_a_message_arrives_as_it_was_sent() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        protocol.send(ours, Message({"job": "render"}, [b"", b"two"]))

        assert protocol.receive(theirs, limit=1000) == Message({"job": "render"}, [b"", b"two"])


def packed(head: object) -> bytes:
    body = head if isinstance(head, bytes) else json.dumps(head).encode()
    return len(body).to_bytes(protocol.LENGTH_BYTES, "big") + body


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x00\x00",
        b"\xff\xff\xff\xff",
        packed(b"not json"),
        packed(b"[" * 900),
        packed([]),
        packed({}),
        packed({"sizes": "x"}),
        packed({"sizes": [None]}),
        packed({"sizes": [-1]}),
        packed({"sizes": [2000]}),
        packed({"sizes": [0] * 101}),
        packed({"sizes": [5]}) + b"x",
    ],
)
def test_what_is_no_message_breaks_the_connection(sent: bytes) -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        with ours:
            ours.sendall(sent)

        with pytest.raises(BrokenConnection):
            protocol.receive(theirs, limit=1000)
