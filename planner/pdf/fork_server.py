"""The PDF server: a clean Python that has everything loaded, and forks a worker for each job.

It has no database, no key and no environment of ours. A client connects to its socket and is handed
the connection (a file descriptor) of a worker; the job and its answer go between those two. The client
has the worker killed by closing its own connection to the server, on which it is told how a worker
ended that died over its job. A worker that takes too long is killed. Two work at a time; further
clients wait in the queue of the socket.

The fork server of `multiprocessing` serves one program only and speaks pickle (decision 0010).
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

from planner.pdf import protocol, worker
from planner.pdf.protocol import Message
from planner.pdf.sandbox import network_namespace
from planner.pdf.sandbox.report import warnings
from planner.pdf.warm_up import warm_up
from planner.pdf.worker import JOBS, Job
from planner.pdf.worker_connection import HANDED_OVER, STATUS_BYTES

AT_ONCE = 2
JOB_SECONDS = 30.0
_REPORT_BYTES = 10_000
_THREAD_SECONDS = 5
_TICK_SECONDS = 0.5
_STANDARD_INPUT, _STANDARD_OUTPUT = 0, 1


def main(jobs: Mapping[str, Job] = JOBS) -> None:
    """Serve the listening socket whose number is the first argument, until standard input ends.

    The second argument is the niceness (nice(2)) of this process and its workers.
    """
    listener = socket.socket(fileno=int(sys.argv[1]))
    os.nice(int(sys.argv[2]))
    prepare()
    serve(listener, jobs)


def prepare() -> None:
    """Load everything that a worker needs, which can open no file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_up()
    # What is loaded now is shared with all workers: the collector must not write on it.
    gc.collect()
    gc.freeze()
    _wait_for_threads()


def serve(listener: socket.socket, jobs: Mapping[str, Job]) -> None:
    """Serve until standard input ends. What the sandbox lacks here is written to standard output."""
    inherited = network_namespace.enter()
    server = ForkServer(listener, partial(worker.run, jobs, os.getpid(), inherited))
    os.write(_STANDARD_OUTPUT, "".join(f"{line}\n" for line in server.missing_parts()).encode())
    server.serve_until_end_of(_STANDARD_INPUT)


def _wait_for_threads() -> None:
    """Let the threads of Pango end: a fork leaves them behind with whatever they hold."""
    tasks = Path("/proc/self/task")
    until = time.monotonic() + _THREAD_SECONDS
    while tasks.exists() and len(list(tasks.iterdir())) > 1 and time.monotonic() < until:
        time.sleep(0.01)


@dataclass(slots=True)
class Worker:
    """A worker as the server knows it: `ended` can be read from as soon as its process has ended.

    `connection` leads to it, and is handed to its client; `client` leads to that. Its job must be done
    at `deadline` (monotonic seconds).
    """

    pid: int
    ended: int
    connection: socket.socket
    client: socket.socket | None = None
    deadline: float = 0.0
    is_killed: bool = False
    is_late: bool = False

    def has_ended(self) -> bool:
        return bool(select.select([self.ended], [], [], 0)[0])

    def kill(self) -> None:
        """With whatever it has started. It may not lead a group of its own yet."""
        self.is_killed = True
        for kill in (os.killpg, os.kill):
            with suppress(ProcessLookupError, PermissionError):
                kill(self.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill it if it still lives, and tell its client how it ended, as `os.waitpid` says.

        Its time by the clock counts like its processor's time.
        """
        self.kill()
        _pid, status = os.waitpid(self.pid, 0)
        os.close(self.ended)
        self.connection.close()
        if self.client is not None:
            told = signal.SIGXCPU if self.is_late else status
            with self.client, suppress(OSError):
                self.client.sendall(told.to_bytes(STATUS_BYTES, "big"))


class ForkServer:
    """`run` is the whole life of a worker: see `worker.run` for the two files that it is given."""

    def __init__(
        self,
        listener: socket.socket,
        run: Callable[[int, int], NoReturn],
        *,
        job_seconds: float = JOB_SECONDS,
    ) -> None:
        self._listener = listener
        self._run = run
        self._job_seconds = job_seconds
        self._next: Worker | None = None
        self._at_work: list[Worker] = []

    def missing_parts(self) -> list[str]:
        """A sentence for each part of the sandbox that a worker lacks on this machine."""
        reporter = self._fork()
        with Connection(reporter.connection.detach()) as connection:
            protocol.send(connection, Message({"job": "report"}))
            active = protocol.receive(connection, limit=_REPORT_BYTES).head["sandbox"]
        reporter.end()
        return warnings(active)

    def serve_until_end_of(self, parent_pipe: int) -> None:
        """`parent_pipe` is a file that ends when whoever started us has died or wants us to end."""
        self._fork_ahead()
        while True:
            ready = self._wait_for_events(parent_pipe)
            if parent_pipe in ready:
                break
            for each in list(self._at_work):
                self._look_after(each, ready)
            if self._listener in ready:
                self._accept()
        self._end_all()

    def _wait_for_events(self, parent_pipe: int) -> list[int | socket.socket]:
        watched: list[int | socket.socket] = [parent_pipe]
        if len(self._at_work) < AT_ONCE:
            watched.append(self._listener)
        for each in self._at_work:
            watched.append(each.ended)
            if each.client is not None and not each.is_killed:
                watched.append(each.client)
        return select.select(watched, [], [], _TICK_SECONDS if self._at_work else None)[0]

    def _look_after(self, each: Worker, ready: list[int | socket.socket]) -> None:
        if each.ended in ready:
            self._at_work.remove(each)
            each.end()
        elif not each.is_killed:
            each.is_late = time.monotonic() > each.deadline
            if each.is_late or each.client in ready:  # a client says nothing, so it has hung up
                each.kill()

    def _accept(self) -> None:
        """Hand a worker to the next client. No copy of its connection stays here."""
        client, _address = self._listener.accept()
        try:
            hired = self._take_next() or self._fork()
        except OSError:  # no process can be made now
            client.close()
            return
        hired.client, hired.deadline = client, time.monotonic() + self._job_seconds
        self._at_work.append(hired)
        with hired.connection as connection, suppress(OSError):
            socket.send_fds(client, [HANDED_OVER], [connection.fileno()])
        self._fork_ahead()

    def _take_next(self) -> Worker | None:
        """The worker that waits, unless it has died of something else meanwhile."""
        taken, self._next = self._next, None
        if taken is not None and taken.has_ended():
            taken.end()
            return None
        return taken

    def _fork_ahead(self) -> None:
        """Where no process can be made now, the next client tries again."""
        with suppress(OSError):
            self._next = self._fork()

    def _fork(self) -> Worker:
        ours, theirs = socket.socketpair()
        ended, alive = os.pipe()
        try:
            pid = os.fork()
            if pid == 0:
                self._run(theirs.fileno(), alive)
        except OSError:
            os.close(ended)
            ours.close()
            raise
        finally:
            os.close(alive)
            theirs.close()
        return Worker(pid, ended, ours)

    def _end_all(self) -> None:
        if waiting := self._take_next():
            self._at_work.append(waiting)
        while self._at_work:
            self._at_work.pop().end()
