"""Servers that say too much, too little or what cannot be: none keeps the program waiting."""

from __future__ import annotations

import os

import pytest

from planner.mailbox.imap.connection import Connection
from tests.imap.faulty import Answer, FaultyServer, endless, hang, hang_up, trickle
from tests.unit.mailbox.asking import opened, told

pytestmark = pytest.mark.loopback
ENDLESS = (
    "localhost sends more than it was asked for, and the connection was closed. Is a mail server "
    "there?"
)


@pytest.mark.parametrize(
    "answer",
    [
        endless(b"x" * 1000),
        endless(b"* 1 EXISTS\r\n" * 1000),
        b"* 1 FETCH (BODY[] {99999999999}\r\n",
        endless(b"* 1 FETCH (FLAGS ())\r\n" * 1000),
    ],
)
def test_an_endless_answer(imap: FaultyServer, answer: Answer) -> None:
    imap.say("UID FETCH", answer)

    assert told(imap, lambda one: one.beginnings([1])) == ENDLESS


def test_a_server_that_sends_a_larger_portion_than_was_asked_for(imap: FaultyServer) -> None:
    content = b"x" * 400_000
    imap.say(
        "UID FETCH",
        b"* 1 FETCH (UID 1 BODY[]<0> {400000}\r\n" + content + b")\r\n{tag} OK done\r\n",
    )

    assert told(imap, lambda one: one.beginnings([1])) == ENDLESS


@pytest.mark.parametrize("answer", [hang, trickle(b"*")])
def test_a_server_that_does_not_go_on(imap: FaultyServer, answer: Answer) -> None:
    imap.say("UID SEARCH", answer)

    assert told(imap, Connection.highest) == (
        "localhost:993 does not answer. Is this the right port, and does a firewall let it through?"
    )


@pytest.mark.parametrize(
    "answer",
    [
        b"* SEARCH 99999999999\r\n{tag} OK done\r\n",
        b"* SEARCH one two\r\n{tag} OK done\r\n",
        b"* SEARCH " + b"(" * 20_000 + b"\r\n{tag} OK done\r\n",
    ],
)
def test_numbers_that_are_none(imap: FaultyServer, answer: bytes) -> None:
    imap.say("UID SEARCH", answer)

    assert told(imap, Connection.highest) == (
        "localhost:993 answers what nobody understands. Does it speak IMAP?"
    )


def test_a_refused_question(imap: FaultyServer) -> None:
    imap.say("UID SEARCH", b"{tag} NO not now\r\n")

    assert told(imap, Connection.highest) == (
        "localhost:993 answers what nobody understands. Does it speak IMAP?"
    )


def test_a_server_that_only_says_that_it_can_wait(imap: FaultyServer) -> None:
    imap.say("IDLE", b"{tag} NO not here\r\n")
    reading, _writing = os.pipe()

    with opened(imap.server) as connection:
        before = connection.has_idle
        connection.wait(1, reading)

        assert (before, connection.has_idle) == (True, False)


def test_a_connection_that_ends_while_nothing_happens(imap: FaultyServer) -> None:
    imap.say("IDLE", hang_up)
    reading, _writing = os.pipe()

    assert told(imap, lambda one: one.wait(1, reading)) == (
        "localhost:993 closed the connection: socket error: EOF"
    )
