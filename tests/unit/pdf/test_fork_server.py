"""The PDF server hands each client a worker of its own, and ends it."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from planner.pdf import unix_socket
from planner.pdf.fork_server import AT_ONCE, ForkServer
from planner.pdf.worker_connection import ServerLost, WorkerConnection, _handed_over, connect

SOON = 5.0


def echo(connection: int, _alive: int) -> NoReturn:
    """Its number, and each byte as it came, until the client hangs up; at `x` it ends, with 7."""
    os.write(connection, os.getpid().to_bytes(4, "big"))
    while came := os.read(connection, 1):
        if came == b"x":
            os._exit(7)
        os.write(connection, came)
    os._exit(0)


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    with unix_socket.listen(tmp_path / "socket") as listener:
        yield listener


@pytest.fixture
def path(tmp_path: Path, listener: socket.socket) -> Iterator[Path]:
    """Where a server of echoing workers listens, in a process of its own."""
    lifeline, ours = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        ForkServer(listener, echo).serve_until_end_of(lifeline)
        os._exit(0)
    os.close(lifeline)
    yield tmp_path / "socket"
    os.close(ours)
    assert os.waitpid(process, 0)[1] == 0


@pytest.fixture
def server(listener: socket.socket) -> Iterator[ForkServer]:
    """One in this process, which serves nothing by itself."""
    server = ForkServer(listener, echo)
    yield server
    server._end_all()


def number_of(worker: WorkerConnection) -> int:
    worker._worker.settimeout(SOON)
    return int.from_bytes(worker._worker.recv(4, socket.MSG_WAITALL), "big")


def says(worker: WorkerConnection, word: bytes) -> bytes:
    worker._worker.sendall(word)
    return worker._worker.recv(1)


def test_each_client_has_a_worker_of_its_own(path: Path) -> None:
    with connect(path) as first, connect(path) as second:
        numbers = {number_of(first), number_of(second)}
        answers = (says(first, b"a"), says(second, b"b"))

    assert len(numbers) == 2
    assert answers == (b"a", b"b")


def test_no_worker_serves_twice(path: Path) -> None:
    numbers = set()
    for _ in range(5):
        with connect(path) as worker:
            numbers.add(number_of(worker))

    assert len(numbers) == 5


def test_further_clients_wait_until_one_leaves(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as held:
        for _ in range(AT_ONCE):
            number_of(held.enter_context(connect(path)))
        with monkeypatch.context() as hasty:
            hasty.setattr("planner.pdf.worker_connection.WAIT_SECONDS", 0.2)
            with pytest.raises(TimeoutError), connect(path):
                pass

    with connect(path) as worker:
        number_of(worker)
        answer = says(worker, b"a")

    assert answer == b"a"


def test_a_client_is_told_how_its_worker_ended(path: Path) -> None:
    with connect(path) as worker:
        number_of(worker)
        hung_up = says(worker, b"x")
        status = worker.exit_status()

    assert hung_up == b""
    assert os.waitstatus_to_exitcode(status) == 7


def test_a_worker_is_killed_where_its_client_asks_how_it_ended(path: Path) -> None:
    with connect(path) as worker:
        number_of(worker)
        status = worker.exit_status()
        hung_up = worker._worker.recv(1)

    assert os.WTERMSIG(status) == signal.SIGKILL
    assert hung_up == b""


def test_a_worker_is_killed_when_its_client_hangs_up(path: Path) -> None:
    with ExitStack() as held:
        with connect(path) as worker:
            number_of(worker)
            line = held.enter_context(worker._worker.dup())

        line.settimeout(SOON)
        hung_up = line.recv(1)

    assert hung_up == b""


def test_a_worker_is_forked_before_its_client_comes(server: ForkServer, tmp_path: Path) -> None:
    server._fork_ahead()
    assert server._next is not None
    waiting = server._next[0].pid

    with served(server, tmp_path) as worker:
        number = number_of(worker)

    assert number == waiting


def test_a_worker_that_died_waiting_gets_no_job(server: ForkServer, tmp_path: Path) -> None:
    server._fork_ahead()
    assert server._next is not None
    waiting = server._next[0].pid
    os.kill(waiting, signal.SIGKILL)
    os.waitid(os.P_PID, waiting, os.WEXITED | os.WNOWAIT)

    with served(server, tmp_path) as worker:
        number = number_of(worker)
        answer = says(worker, b"a")

    assert number != waiting
    assert answer == b"a"


def test_a_machine_without_room_for_a_process(
    server: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room() -> int:
        raise BlockingIOError

    with monkeypatch.context() as full:
        full.setattr(os, "fork", no_room)
        server._fork_ahead()
        with pytest.raises(ServerLost), served(server, tmp_path):
            pass

    with served(server, tmp_path) as worker:
        number_of(worker)
        answer = says(worker, b"a")

    assert answer == b"a"


def test_all_workers_end_with_the_server(server: ForkServer, tmp_path: Path) -> None:
    with served(server, tmp_path) as worker:
        number_of(worker)
        assert server._next is not None
        numbers = [worker_.pid for worker_ in (server._at_work[0], server._next[0])]

        server._end_all()

    for number in numbers:
        with pytest.raises(ChildProcessError):
            os.waitpid(number, os.WNOHANG)


@contextmanager
def served(server: ForkServer, folder: Path) -> Iterator[WorkerConnection]:
    """The next client of a server in this process."""
    with unix_socket.connect(folder / "socket", SOON) as client:
        server._accept()
        with _handed_over(client) as line:
            yield WorkerConnection(line, client)
