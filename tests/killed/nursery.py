"""Real processes, quickly: the program is imported once and forked for each of them.

Run as a program it reads from standard input what to do, and says the number of a child that
begins and the status of one that was waited for.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import partial
from itertools import count
from pathlib import Path
from typing import NoReturn

from flask import Flask
from sqlalchemy import select

from planner.accounts.models import Office, Role
from planner.app import create_app
from planner.events.models.event import Event
from planner.invitations.letters import bring_in_line
from planner.invitations.pasted_guests import invite_pasted
from planner.invitations.pasting import read_pasted
from planner.jobs.kinds import ACTS
from planner.jobs.portions import Act
from planner.web.database import db
from planner.web.transaction import work_for
from tests.unit.jobs.counting import prepare

ROOT = Path(__file__).resolve().parents[2]


class Nursery:
    """The program, imported, and what it is told: `begin …` and `wait …`, an answer to each."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.killed.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, what: str, *how: object) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps([what, *how])}\n")
        self._process.stdin.flush()
        return self.hear()

    def hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


class Child:
    """A process of the program, one after the other: the one that runs is killed or waited for."""

    def __init__(self, nursery: Nursery, environment: dict[str, str]) -> None:
        self._nursery, self._environment = nursery, environment
        self._number = 0

    def begin(self, task: str) -> None:
        self._number = int(self._nursery.ask("begin", task, self._environment))

    def hear(self) -> str:
        return self._nursery.hear()

    def signal(self, number: int) -> None:
        os.kill(self._number, number)

    def kill(self) -> None:
        """As `kill -9` does: nothing of the child's own runs any more."""
        self.signal(signal.SIGKILL)

    def wait(self) -> int:
        """How it has ended: its status, or the signal as a negative number."""
        said = self._nursery.ask("wait", self._number)
        while said == ".":
            said = self.hear()
        return int(said)


def main() -> None:
    for line in sys.stdin:
        what, *how = json.loads(line)
        if what == "wait":
            _say(os.waitstatus_to_exitcode(os.waitpid(how[0], 0)[1]))
        else:
            _say(os.fork() or _live(*how))


def _live(task: str, environment: dict[str, str]) -> NoReturn:
    """What a child does from beginning to end. It reads nothing that is meant for its parent."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(environment)
    os._exit({"worker": _work, "invite": _invite, "count": _count}[task](create_app()))


def _work(app: Flask) -> int:
    return app.test_cli_runner().invoke(args=["worker"]).exit_code


def _invite(app: Flask) -> int:
    """Twenty guests in each transaction, a sign before it begins; for ever."""
    with app.app_context():
        session = db.session()
        event = session.scalars(select(Event)).one()
        office = session.scalars(select(Office)).one()
        session.commit()
        for number in count():
            _say(".")
            session.connection(execution_options={"writes": True})
            guests = "\n".join(f"guest{number}.{n}@paper.test" for n in range(20))
            report = invite_pasted(work_for(office), event, read_pasted(guests))
            bring_in_line(work_for(office), event, [guest.id for guest in report.invited])
            session.commit()
    return 1


def _count(app: Flask) -> int:
    """A worker that knows a job of many numbers, and gives a sign at each step of a portion."""
    ACTS["counting"] = Act(Role.EDITOR, partial(prepare, sign=lambda: _say(".")))
    return _work(app)


def _say(word: object) -> None:
    os.write(1, f"{word}\n".encode())


if __name__ == "__main__":
    main()
