"""The web: one process that loads the program, and several that serve it on one socket."""

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
from planner.cli.lifeline import end_with_parent, lifeline
from planner.cli.refusals import refuse_another_key, refuse_other_tables
from planner.web.database import db
from planner.web.extensions import pdf_client, settings

MOST_BY_DEFAULT = 4
_TICK = 0.2
_SHORT_LIFE = 5.0
_SHORT_LIVES_ALLOWED = 5

log = logging.getLogger(__name__)


def usual_number() -> int:
    """As many processes as cores, up to four."""
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
@lifeline
@with_appcontext
def web(*, port: int, workers: int, lifeline: bool) -> None:
    """Serve the web on this machine only."""
    with working_on(settings().instance, "web"):
        _start(port, workers, lifeline=lifeline)


def _start(port: int, workers: int, *, lifeline: bool) -> None:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001
    refuse_other_tables()
    refuse_another_key()
    listener = _listen(port)
    if workers == 1:
        if lifeline:
            end_with_parent()
        serve(app, listener)
    else:
        # The processes that are made now must not share connections.
        db.session.remove()
        db.engine.dispose()
        _Processes(app, listener, workers, has_lifeline=lifeline).keep()


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
    """Serve in this process until SIGTERM or Ctrl-C; whoever waits for an answer gets it."""
    server = Server(app, listener, proxies=settings().trusted_proxies)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.stop)
    server.run()


@dataclass
class _Processes:
    """Those that serve, made by forking: they share what is loaded, and the listening socket.

    Each holds the end of a pipe whose other end is ours alone: when we die, they read its end.
    """

    app: Flask
    listener: socket.socket
    wanted: int
    has_lifeline: bool
    born: dict[int, float] = field(default_factory=dict)
    short_lives: int = 0
    is_stopping: bool = False

    def keep(self) -> None:
        self._reading, self._writing = os.pipe()
        for asking in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asking, self._ask_to_stop)
        while not self.is_stopping:
            while len(self.born) < self.wanted:
                self._bear()
            self._wait()
            for number in self._ended():
                self._note_end(number)
        self._end()

    def _bear(self) -> None:
        number = os.fork()
        if not number:
            self._live()
        self.born[number] = time.monotonic()

    def _live(self) -> NoReturn:
        """A process that serves, from its birth to its end; nothing of the caller's goes on."""
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
        """A moment; or until our own parent has died, where it holds a lifeline."""
        if not self.has_lifeline:
            time.sleep(_TICK)
        elif select.select([0], [], [], _TICK)[0] and not os.read(0, 1):
            self.is_stopping = True

    def _ended(self) -> list[int]:
        return [number for number in self.born if os.waitpid(number, os.WNOHANG)[0]]

    def _note_end(self, number: int) -> None:
        lived = time.monotonic() - self.born.pop(number)
        if self.is_stopping:
            return
        self.short_lives = self.short_lives + 1 if lived < _SHORT_LIFE else 0
        log.error("web process %s ended by itself; another one takes its place", number)
        if self.short_lives >= _SHORT_LIVES_ALLOWED:
            self._end()
            raise click.ClickException("The web processes end as soon as they are started.")

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.is_stopping = True

    def _end(self) -> None:
        """Each ends by itself within seconds: whoever waits for an answer gets it."""
        self.listener.close()
        for number in self.born:
            os.kill(number, signal.SIGTERM)
        for number in self.born:
            os.waitpid(number, 0)
        self.born.clear()
