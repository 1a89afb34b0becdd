"""`flask web`: one process loads the program and forks several that serve on one socket."""

from __future__ import annotations

import errno
import logging
import os
import select
import signal
import socket
import time
from dataclasses import dataclass, field
from types import FrameType
from typing import NoReturn

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from planner.cli.http_server import HOST, Server, listen
from planner.cli.in_use import working_on
from planner.cli.parent_death import end_with_parent, ends_with_parent_option
from planner.cli.refusals import refuse_another_key, refuse_other_tables
from planner.web.database import db
from planner.web.extensions import pdf_client, settings

MOST_BY_DEFAULT = 4
_TICK_SECONDS = 0.2
_SHORT_RUN_SECONDS = 5.0
_SHORT_RUNS_ALLOWED = 5
_STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)

log = logging.getLogger(__name__)


def usual_number() -> int:
    """The number of cores, at most four."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        cores = os.cpu_count() or 1
    return max(1, min(MOST_BY_DEFAULT, cores))


@click.command("web")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=usual_number,
    show_default="as many as cores, up to 4",
    help="Processes that serve.",
)
@ends_with_parent_option
@with_appcontext
def web(*, port: int, workers: int, ends_with_parent: bool) -> None:
    """Serve the web on this machine only."""
    with working_on(settings().instance, "web"):
        _start(port, workers, ends_with_parent=ends_with_parent)


def _start(port: int, workers: int, *, ends_with_parent: bool) -> None:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001
    refuse_other_tables()
    refuse_another_key()
    listener = _listen(port)
    if workers == 1:
        if ends_with_parent:
            end_with_parent()
        serve(app, listener)
    else:
        # Forked processes must not share database connections.
        db.session.remove()
        db.engine.dispose()
        ServingProcesses(app, listener, workers, ends_with_parent=ends_with_parent).keep()


def _listen(port: int) -> socket.socket:
    try:
        return listen(port)
    except OSError as error:
        why = {
            errno.EADDRINUSE: "another program has it",
            errno.EACCES: "only root may use it",
        }.get(error.errno or 0, error.strerror)
        raise click.ClickException(f"Port {port} of {HOST} cannot be used: {why}.") from error


def serve(app: Flask, listener: socket.socket) -> None:
    """Serve in this process until SIGTERM or Ctrl-C; current requests are finished."""
    server = Server(app, listener, proxies=settings().trusted_proxies)
    for number in _STOP_SIGNALS:
        signal.signal(number, server.stop)
    server.run()


@dataclass
class ServingProcesses:
    """Forks the serving processes, which share the loaded program and the listening socket.

    They hold the reading end of a pipe that closes when this process dies.
    """

    app: Flask
    listener: socket.socket
    wanted: int
    ends_with_parent: bool
    started: dict[int, float] = field(default_factory=dict)
    short_runs: int = 0
    is_stopping: bool = False

    def keep(self) -> None:
        self._reading, self._writing = os.pipe()
        for asking in _STOP_SIGNALS:
            signal.signal(asking, self._ask_to_stop)
        while not self.is_stopping:
            while len(self.started) < self.wanted:
                self._fork_process()
            self._wait()
            for number in self._ended():
                self._note_end(number)
        self._end()

    def _fork_process(self) -> None:
        # A signal to the new process must not reach the handler that it inherits: it would be lost.
        signal.pthread_sigmask(signal.SIG_BLOCK, _STOP_SIGNALS)
        number = os.fork()
        if not number:
            self._serve_until_the_end()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOP_SIGNALS)
        self.started[number] = time.monotonic()

    def _serve_until_the_end(self) -> NoReturn:
        """The forked process: never returns to the caller's code."""
        for asking in _STOP_SIGNALS:
            signal.signal(asking, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOP_SIGNALS)
        status = 1
        try:
            os.close(self._writing)
            end_with_parent(self._reading)
            serve(self.app, self.listener)
            status = 0
        except BaseException:
            log.exception("a web process broke")
        finally:
            pdf_client().close()
            logging.shutdown()
            os._exit(status)

    def _wait(self) -> None:
        """Wait for a tick, and note the death of the parent process."""
        if not self.ends_with_parent:
            time.sleep(_TICK_SECONDS)
        elif select.select([0], [], [], _TICK_SECONDS)[0] and not os.read(0, 1):
            self.is_stopping = True

    def _ended(self) -> list[int]:
        return [number for number in self.started if os.waitpid(number, os.WNOHANG)[0]]

    def _note_end(self, number: int) -> None:
        ran_for = time.monotonic() - self.started.pop(number)
        if self.is_stopping:
            return
        self.short_runs = self.short_runs + 1 if ran_for < _SHORT_RUN_SECONDS else 0
        log.error("web process %s ended by itself; another one takes its place", number)
        if self.short_runs >= _SHORT_RUNS_ALLOWED:
            self._end()
            raise click.ClickException("The web processes end as soon as they are started.")

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.is_stopping = True

    def _end(self) -> None:
        """Let each process finish its requests, which takes seconds at most."""
        self.listener.close()
        for number in self.started:
            os.kill(number, signal.SIGTERM)
        for number in self.started:
            os.waitpid(number, 0)
        self.started.clear()
