"""The children of the warm parent: made before their job, and buried after it."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NoReturn

import pytest

from planner.pdf import fork_server
from planner.pdf.workers import Child, Children


@pytest.fixture
def children() -> Iterator[Children]:
    with family_of(echo) as family:
        yield family


@contextmanager
def family_of(
    live: Callable[[socket.socket, socket.socket], NoReturn],
) -> Iterator[Children]:
    family = Children(live)
    yield family
    family.bury_all()


def echo(ours: socket.socket, theirs: socket.socket) -> NoReturn:
    """Each byte as it came, until the line is hung up."""
    ours.close()
    while came := theirs.recv(1):
        theirs.sendall(came)
    os._exit(0)


def says(child: Child, word: bytes) -> bytes:
    child.line.sendall(word)
    return child.line.recv(1)


def is_buried(number: int) -> bool:
    try:
        os.waitpid(number, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_a_child_waits_for_its_job(children: Children) -> None:
    children.prepare()
    waiting = children._spare
    children.prepare()

    child = children.hand_over()

    assert child is waiting
    with child.line:
        assert says(child, b"a") == b"a"


def test_each_job_has_a_child_of_its_own(children: Children) -> None:
    children.prepare()

    first, second = children.hand_over(), children.hand_over()

    assert first.number != second.number
    with first.line, second.line:
        assert (says(first, b"a"), says(second, b"b")) == (b"a", b"b")


def test_a_child_that_died_waiting_gets_no_job(children: Children) -> None:
    children.prepare()
    waiting = children._spare
    assert waiting is not None
    os.kill(waiting.number, signal.SIGKILL)
    os.waitid(os.P_PID, waiting.number, os.WEXITED | os.WNOWAIT)

    child = children.hand_over()

    assert child.number != waiting.number
    with child.line:
        assert says(child, b"a") == b"a"


def test_a_child_ends_when_its_line_is_hung_up() -> None:
    serve = partial(fork_server._serve, {}, os.getpid(), False)
    with family_of(partial(fork_server.live, serve, [])) as children:
        child = children.hand_over()
        child.line.close()
        os.waitid(os.P_PID, child.number, os.WEXITED | os.WNOWAIT)

        assert children.bury(child.number) == 0


def test_a_machine_without_room_for_a_child(
    children: Children, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room() -> int:
        raise BlockingIOError

    with monkeypatch.context() as full:
        full.setattr(os, "fork", no_room)
        children.prepare()
        with pytest.raises(BlockingIOError):
            children.hand_over()

    child = children.hand_over()

    with child.line:
        assert says(child, b"a") == b"a"


def test_a_child_that_is_let_go_is_buried_later(children: Children) -> None:
    child = children.hand_over()
    children.let_go(child.number)
    with child.line:
        assert child.line.recv(1) == b""

    while children._dying:
        children.sweep()

    assert is_buried(child.number)


def test_a_child_is_killed_and_buried_once(children: Children) -> None:
    child = children.hand_over()
    with child.line:
        status = children.bury(child.number)

    assert os.WTERMSIG(status) == signal.SIGKILL
    assert is_buried(child.number)
    assert children.bury(child.number) == 0


def test_strangers_are_not_killed(children: Children) -> None:
    children.let_go(os.getpid())

    assert children.bury(os.getpid()) == 0


def test_all_are_buried_with_their_parent(children: Children) -> None:
    at_work, let_go = children.hand_over(), children.hand_over()
    children.let_go(let_go.number)
    children.prepare()
    waiting = children._spare
    assert waiting is not None

    children.bury_all()

    with at_work.line, let_go.line:
        family = [at_work.number, let_go.number, waiting.number]
    assert [is_buried(number) for number in family] == [True, True, True]
