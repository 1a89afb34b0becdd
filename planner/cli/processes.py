"""The two processes that serve: the web and the worker. `planner.cli.serve` keeps them alive."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import click
import waitress
from flask import Flask, current_app
from flask.cli import with_appcontext
from waitress.wasyncore import close_all

from planner import jobs
from planner.config import Settings
from planner.kernel.file_lock import FileLock, Held, take
from planner.kernel.logs import numbered
from planner.web.database import db
from planner.web.fittings import now, settings

HOST = "127.0.0.1"
_THREADS = 8
_LARGEST_REQUEST = 64 * 1024 * 1024
_PAUSE = 1.0
# Within what a service manager waits, and the house: then the letter on its way is given back.
_LONGEST_GOODBYE = 5

log = logging.getLogger(__name__)
# Held until the process ends.
_names: list[FileLock] = []

lifeline = click.option(
    "--lifeline", is_flag=True, help="End when standard input ends: the parent has died."
)


@click.command("web")
@click.option("--port", type=int, default=8000, show_default=True)
@lifeline
@with_appcontext
def web(*, port: int, lifeline: bool) -> None:
    """Serve the web on this machine only."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001
    if lifeline:
        _end_with_parent()
    signal.signal(signal.SIGTERM, _leave)
    sockets: dict[int, Any] = {}
    server = waitress.create_server(
        app,
        map=sockets,
        host=HOST,
        port=port,
        threads=_THREADS,
        ident=None,
        max_request_body_size=_LARGEST_REQUEST,
        **_proxy(settings()),
    )
    server.run()
    close_all(sockets, ignore_all=True)


@click.command("worker")
@lifeline
@with_appcontext
def worker(*, lifeline: bool) -> None:
    """Send letters and do what is due, until told to stop."""
    with _Stop() as stop:
        if lifeline:
            _end_with_parent()
        owner = _own_name(settings().instance)
        jobs.take_back(db.session(), now(), owner=owner)
        jobs.reopen_ways(db.session(), settings(), now())
        turns = jobs.Turns()
        while not stop.asked:
            if not attend(owner, turns):
                time.sleep(_PAUSE)


def _own_name(instance: Path) -> str:
    """A name that no other living worker has, and that the next one takes over (R11).

    The lock on the file of that number ends with this process. A worker that starts and gets the
    number of a dead one knows that its claims are nobody's.
    """
    for number in count(1):
        with suppress(Held):
            _names.append(take(instance / f"worker-{number}.lock", f"process {os.getpid()}"))
            break
    return f"{socket.gethostname()}/{number}"


def attend(owner: str = "", turns: jobs.Turns | None = None) -> bool:
    """Do the next thing that is due; False if there was none.

    Whatever goes wrong is logged and the worker goes on: a busy database is no reason to die.
    """
    with numbered():
        try:
            return jobs.attend(db.session(), settings(), now(), owner, turns)
        except Exception:
            log.exception("a job failed")
            return False
        finally:
            db.session.remove()


class _Stop:
    """SIGTERM and Ctrl-C let the current job end; `asked` is true from then on.

    A job that takes longer than a few seconds is broken off.
    """

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGALRM, _leave)
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)

    def __enter__(self) -> _Stop:
        return self

    def __exit__(self, *_error: object) -> None:
        signal.alarm(0)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if not self.asked:
            signal.alarm(_LONGEST_GOODBYE)
        self.asked = True


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _end_with_parent() -> None:
    def watch() -> None:
        # os.read, because sys.stdin holds a lock that hangs the interpreter when it shuts down.
        while os.read(0, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def _proxy(known: Settings) -> dict[str, Any]:
    """How waitress reads what proxies say: not at all, unless we know how many there are."""
    if known.trusted_proxies == 0:
        return {"clear_untrusted_proxy_headers": True}
    return {
        "trusted_proxy": HOST,
        "trusted_proxy_count": known.trusted_proxies,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }
