"""The PDF server: a fresh Python process with everything loaded, which forks a worker per job.

It has no database, no secret key and none of our environment variables. A client connects to its
socket and receives the file descriptor of a connection to a worker, over which it sends the job and
gets the answer. On its connection to the server the client receives the exit status of the worker;
by closing it, it has the worker killed. A worker that exceeds its time is killed. Two workers run
at a time; further clients wait in the backlog of the socket.

The fork server of `multiprocessing` serves one program only and uses pickle (decision 0010).
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
    """Serve until end of file on standard input.

    Arguments: the file descriptor of the listening socket, and the increment for nice(2).
    """
    listener = socket.socket(fileno=int(sys.argv[1]))
    os.nice(int(sys.argv[2]))
    prepare()
    serve(listener, jobs)


def prepare() -> None:
    """Load everything that workers need, because they cannot open files."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_up()
    # Keep the garbage collector from writing to memory pages shared with the workers.
    gc.collect()
    gc.freeze()
    _wait_for_threads()


def serve(listener: socket.socket, jobs: Mapping[str, Job]) -> None:
    """Write what the sandbox lacks to standard output, and serve until standard input ends."""
    inherited = network_namespace.enter()
    server = ForkServer(listener, partial(worker.run, jobs, os.getpid(), inherited))
    os.write(_STANDARD_OUTPUT, "".join(f"{line}\n" for line in server.missing_parts()).encode())
    server.serve_until_end_of(_STANDARD_INPUT)


def _wait_for_threads() -> None:
    """Wait until the threads of Pango have ended: forking while they hold locks may deadlock."""
    tasks = Path("/proc/self/task")
    until = time.monotonic() + _THREAD_SECONDS
    while tasks.exists() and len(list(tasks.iterdir())) > 1 and time.monotonic() < until:
        time.sleep(0.01)


@dataclass(slots=True)
class Worker:
    """The server's record of a worker process.

    `ended` is a pipe that becomes readable when the process ends. `connection` is the socket to the
    worker, passed on to its client; `client` is the socket to that client. `deadline` is in seconds
    of `time.monotonic`.
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
        """Kill its process group, and the process itself, which may not lead its group yet."""
        self.is_killed = True
        for kill in (os.killpg, os.kill):
            with suppress(ProcessLookupError, PermissionError):
                kill(self.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill it if it is still alive, and send its status (see `os.waitpid`) to its client.

        Exceeding the deadline is reported like exceeding the processor time.
        """
        self.kill()
        _pid, status = os.waitpid(self.pid, 0)
        os.close(self.ended)
        self.connection.close()
        if self.client is not None:
            reported = signal.SIGXCPU if self.is_late else status
            with self.client, suppress(OSError):
                self.client.sendall(reported.to_bytes(STATUS_BYTES, "big"))


class ForkServer:
    """`run` is the main function of a worker, called with two descriptors: see `worker.run`."""

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
        self._busy: list[Worker] = []

    def missing_parts(self) -> list[str]:
        """A warning for each part of the sandbox that is not active on this machine."""
        reporter = self._fork()
        with Connection(reporter.connection.detach()) as connection:
            protocol.send(connection, Message({"job": "report"}))
            active = protocol.receive(connection, limit=_REPORT_BYTES).head["sandbox"]
        reporter.end()
        return warnings(active)

    def serve_until_end_of(self, parent_pipe: int) -> None:
        """Serve until end of file on `parent_pipe`, which the parent process closes."""
        self._fork_ahead()
        while True:
            ready = self._wait_for_events(parent_pipe)
            if parent_pipe in ready:
                break
            for each in list(self._busy):
                self._check_worker(each, ready)
            if self._listener in ready:
                self._accept()
        self._end_all()

    def _wait_for_events(self, parent_pipe: int) -> list[int | socket.socket]:
        watched: list[int | socket.socket] = [parent_pipe]
        if len(self._busy) < AT_ONCE:
            watched.append(self._listener)
        for each in self._busy:
            watched.append(each.ended)
            if each.client is not None and not each.is_killed:
                watched.append(each.client)
        return select.select(watched, [], [], _TICK_SECONDS if self._busy else None)[0]

    def _check_worker(self, each: Worker, ready: list[int | socket.socket]) -> None:
        if each.ended in ready:
            self._busy.remove(each)
            each.end()
        elif not each.is_killed:
            each.is_late = time.monotonic() > each.deadline
            if each.is_late or each.client in ready:  # clients send nothing: it has hung up
                each.kill()

    def _accept(self) -> None:
        """Hand a worker to the next client, and close our copy of its connection."""
        client, _address = self._listener.accept()
        try:
            assigned = self._take_next() or self._fork()
        except OSError:  # cannot fork now
            client.close()
            return
        assigned.client, assigned.deadline = client, time.monotonic() + self._job_seconds
        self._busy.append(assigned)
        with assigned.connection as connection, suppress(OSError):
            socket.send_fds(client, [HANDED_OVER], [connection.fileno()])
        self._fork_ahead()

    def _take_next(self) -> Worker | None:
        """The worker that was forked ahead, unless it has died meanwhile."""
        taken, self._next = self._next, None
        if taken is not None and taken.has_ended():
            taken.end()
            return None
        return taken

    def _fork_ahead(self) -> None:
        """If forking fails now, it is tried again for the next client."""
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
            self._busy.append(waiting)
        while self._busy:
            self._busy.pop().end()
