"""The worker process, supervised by `planner.cli.serve`."""

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
from planner.kernel.garbage import look_for_garbage_rarely
from planner.kernel.logs import numbered
from planner.web.database import db
from planner.web.extensions import now, settings

_PAUSE_SECONDS = 1.0
# Seconds; less than a service manager and `bin/serve` wait, so that the letter is given back.
_LONGEST_SHUTDOWN = 5

log = logging.getLogger(__name__)
# The locks are held until the process ends.
_name_locks: list[FileLock] = []


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
        _lower_priority()
        owner = _reserved_name(settings().instance)
        jobs.take_back(db.session(), now(), owner=owner)
        jobs.reopen_mail_routes(db.session(), settings(), now())
        turns, readers = jobs.Turns(), jobs.new_mailbox_readers(settings(), owner)
        look_for_garbage_rarely()
        while not stop.asked:
            keep(readers)
            if not attend(owner, turns):
                time.sleep(_PAUSE_SECONDS)
        readers.stop()


def _lower_priority() -> None:
    """Lower the priority: people wait for the web processes, not for the worker."""
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    os.setpriority(os.PRIO_PROCESS, 0, max(usual, NICENESS))


def _reserved_name(instance: Path) -> str:
    """A name that no other running worker has, and that is reused after this one has ended (R11).

    A file lock reserves its number while this process runs. So a worker that gets the number of a
    dead one may release the claims of that name.
    """
    for number in count(1):
        with suppress(Held):
            _name_locks.append(take(instance / f"worker-{number}.lock", f"process {os.getpid()}"))
            break
    return f"{socket.gethostname()}/{number}"


def keep(readers: jobs.MailboxReaders) -> None:
    """See that all mailboxes are read. Exceptions are logged, as by `attend`."""
    with numbered():
        try:
            readers.keep(db.session())
        except Exception:
            log.exception("mailboxes were not looked at")
        finally:
            db.session.remove()


def attend(owner: str = "", turns: jobs.Turns | None = None) -> bool:
    """Do the next job that is due; False if there was none.

    Exceptions are logged, so that the worker survives, for example, a locked database.
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
    """After SIGTERM or Ctrl-C `asked` is true, and the current job has a few seconds to end."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGALRM, _exit)
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)

    def __enter__(self) -> _Stop:
        return self

    def __exit__(self, *_error: object) -> None:
        signal.alarm(0)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if not self.asked:
            signal.alarm(_LONGEST_SHUTDOWN)
        self.asked = True


def _exit(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
