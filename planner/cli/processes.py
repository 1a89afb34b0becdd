"""The worker beside the web. `planner.cli.serve` keeps it alive."""

from __future__ import annotations

import logging
import os
import signal
import socket
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import FrameType

import click
from flask.cli import with_appcontext

from planner import jobs
from planner.cli.in_use import working_on
from planner.cli.parent_death import end_with_parent, ends_with_parent_option
from planner.cli.refusals import refuse_another_key, refuse_other_tables
from planner.cli.supervised import NICENESS
from planner.kernel.file_lock import FileLock, Held, take
from planner.kernel.logs import numbered
from planner.web.database import db
from planner.web.extensions import now, settings

_PAUSE = 1.0
# Less than what a service manager and `bin/serve` wait: then the letter on its way is given back.
_LONGEST_GOODBYE = 5

log = logging.getLogger(__name__)
# Held until the process ends.
_names: list[FileLock] = []


@click.command("worker")
@ends_with_parent_option
@with_appcontext
def worker(*, ends_with_parent: bool) -> None:
    """Send letters and do what is due, until told to stop."""
    with working_on(settings().instance, "worker"):
        _work(ends_with_parent=ends_with_parent)


def _work(*, ends_with_parent: bool) -> None:
    refuse_other_tables()
    refuse_another_key()
    with _Stop() as stop:
        if ends_with_parent:
            end_with_parent()
        _let_others_go_first()
        owner = _own_name(settings().instance)
        jobs.take_back(db.session(), now(), owner=owner)
        jobs.reopen_mail_routes(db.session(), settings(), now())
        turns = jobs.Turns()
        while not stop.asked:
            if not attend(owner, turns):
                time.sleep(_PAUSE)


def _let_others_go_first() -> None:
    """People wait for the web, nobody for the worker: of a busy processor it takes what is left."""
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    os.setpriority(os.PRIO_PROCESS, 0, max(usual, NICENESS))


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
