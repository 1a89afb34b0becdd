"""The limits of a paper, without setting it, and what travels between parent and child."""

from __future__ import annotations

import json
import socket
from itertools import pairwise

import html5lib
import pytest

from planner.kernel.errors import Unprintable
from planner.pdf import protocol
from planner.pdf.limits import check_pages, check_source, check_tree
from planner.pdf.protocol import BrokenConnection, Message
from planner.pdf.seccomp import ARCHITECTURES, filter_for
from tests.hostile import papers


def check(html: str) -> None:
    check_source(html)
    check_tree(html5lib.parse(html, namespaceHTMLElements=False))


@pytest.mark.parametrize("kind", sorted(set(papers.TOO_MUCH) - {"pages"}))
def test_each_limit_is_named(kind: str) -> None:
    body, said = papers.TOO_MUCH[kind]

    with pytest.raises(Unprintable) as refusal:
        check(body)

    assert said in refusal.value.message


def test_what_is_within_the_limits_passes() -> None:
    check(f"<!-- note --><style>{'x' * 3000}</style><p>{'word ' * 3000}</p>" + "<div>" * 30)
    check_pages(200)


def test_too_many_pages() -> None:
    with pytest.raises(Unprintable, match="201 pages: the limit is 200"):
        check_pages(201)


def test_a_parcel_arrives_as_it_was_sent() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        protocol.send(ours, Message({"job": "print"}, [b"", b"two"]))

        assert protocol.receive(theirs, limit=1000) == Message({"job": "print"}, [b"", b"two"])


def packed(head: object) -> bytes:
    body = head if isinstance(head, bytes) else json.dumps(head).encode()
    return len(body).to_bytes(protocol.LENGTH, "big") + body


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
def test_what_is_no_parcel_is_torn(sent: bytes) -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        with ours:
            ours.sendall(sent)

        with pytest.raises(BrokenConnection):
            protocol.receive(theirs, limit=1000)


@pytest.mark.parametrize("machine", sorted(ARCHITECTURES))
def test_a_filter_allows_each_call_once(machine: str) -> None:
    architecture = ARCHITECTURES[machine]
    numbers = sorted(architecture.allowed)

    assert all(one < other for one, other in pairwise(numbers))
    assert architecture.clone not in numbers
    assert len(filter_for(architecture)) == 8 * (len(numbers) + 15)
