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
from planner.pdf.worker_connection import ServerLost, WorkerConnection, connect, wait_for_worker
from tests.unit.pdf.serving import serving

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
    """Where a server of echoing workers listens."""
    with serving(ForkServer(listener, echo)):
        yield tmp_path / "socket"


@pytest.fixture
def server(listener: socket.socket) -> Iterator[ForkServer]:
    """One in this process, which serves nothing by itself."""
    server = ForkServer(listener, echo)
    yield server
    server._end_all()


def number_of(worker: WorkerConnection) -> int:
    return int.from_bytes(os.read(worker._worker.fileno(), 4), "big")


def says(worker: WorkerConnection, word: bytes) -> bytes:
    os.write(worker._worker.fileno(), word)
    return os.read(worker._worker.fileno(), 1)


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
        hung_up = os.read(worker._worker.fileno(), 1)

    assert os.WTERMSIG(status) == signal.SIGKILL
    assert hung_up == b""


def test_a_worker_that_takes_too_long_is_killed(tmp_path: Path, listener: socket.socket) -> None:
    with (
        serving(ForkServer(listener, echo, job_seconds=0.1)),
        connect(tmp_path / "socket") as worker,
    ):
        number_of(worker)
        hung_up = os.read(worker._worker.fileno(), 1)
        status = worker.exit_status()

    assert hung_up == b""
    assert os.WTERMSIG(status) == signal.SIGXCPU


def test_a_worker_is_killed_when_its_client_hangs_up(path: Path) -> None:
    with connect(path) as worker:
        number_of(worker)
        connection = os.dup(worker._worker.fileno())

    hung_up = os.read(connection, 1)
    os.close(connection)

    assert hung_up == b""


def test_a_worker_is_forked_before_its_client_comes(server: ForkServer, tmp_path: Path) -> None:
    server._fork_ahead()
    assert server._next is not None
    waiting = server._next.pid

    with served(server, tmp_path) as worker:
        number = number_of(worker)

    assert number == waiting


def test_a_worker_that_died_waiting_gets_no_job(server: ForkServer, tmp_path: Path) -> None:
    server._fork_ahead()
    assert server._next is not None
    waiting = server._next.pid
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
        numbers = [worker_.pid for worker_ in (server._busy[0], server._next)]

        server._end_all()

    for number in numbers:
        with pytest.raises(ChildProcessError):
            os.waitpid(number, os.WNOHANG)


@contextmanager
def served(server: ForkServer, folder: Path) -> Iterator[WorkerConnection]:
    """The next client of a server in this process."""
    with unix_socket.connect(folder / "socket", SOON) as client:
        server._accept()
        with wait_for_worker(client) as connection:
            yield WorkerConnection(connection, client)
