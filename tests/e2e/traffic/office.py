"""The program while letters leave: its worker, which may be killed, and the time, which has to pass.

The clock of the program stands still unless it is put forward here: whoever has to wait for a minute
before another try waits for no minute of ours.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.e2e.running import Running
from tests.e2e.traffic.size import PATIENCE_SECONDS

_LOOK_EACH_SECONDS = 0.2
_STEP = timedelta(minutes=1)


@dataclass
class Office:
    """`now` is what the clock of the program shows, `kills` how often its worker was killed. `tell` gets
    a line about how long each stage took.
    """

    running: Running
    now: datetime
    tell: Callable[[str], object]
    kills: int = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Tell how long what is done inside takes."""
        begun = time.monotonic()
        yield
        self.tell(f"{time.monotonic() - begun:7.1f} s  {name}")

    def put_clock(self, moment: datetime) -> None:
        self.now = moment
        self.running.set_clock(moment.isoformat())

    def kill_worker(self) -> None:
        """As `kill -9` does; bin/serve starts another one."""
        os.kill(_worker_of(self.running.process.pid), signal.SIGKILL)
        self.kills += 1

    def let_letters_leave(self) -> None:
        """Until no letter is queued or under way. A minute passes whenever all of them wait."""
        self._wait(self._all_have_left)

    def wait_for(self, query: str, count: int = 1) -> None:
        """Until the query, which counts, gives at least so many."""
        self._wait(lambda: self.ask(query)[0][0] >= count)

    def let_jobs_end(self) -> None:
        self.wait_for("SELECT count(*) = 0 FROM jobs WHERE state IN ('waiting', 'running')")

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of the database, which nobody changes here."""
        file = self.running.instance / "planner.sqlite3"
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=60)) as database:
            return database.execute(query).fetchall()

    def change(self, statement: str, values: tuple[object, ...]) -> None:
        """What no page offers: see who calls it."""
        file = self.running.instance / "planner.sqlite3"
        with closing(sqlite3.connect(file, timeout=60)) as database, database:
            database.execute(statement, values)

    def _all_have_left(self) -> bool:
        states = dict(self.ask("SELECT delivery, count(*) FROM letters GROUP BY 1"))
        is_under_way = any(one in states for one in ("sending", "dot"))
        if "queued" in states and not is_under_way and not self._may_leave_now():
            self.put_clock(self.now + _STEP)
        return "queued" not in states and not is_under_way

    def _may_leave_now(self) -> bool:
        now = self.now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        due = f"SELECT count(*) FROM letters WHERE delivery = 'queued' AND due_at <= '{now}'"
        closed = f"SELECT count(*) FROM mail_routes WHERE paused_until > '{now}'"
        return bool(self.ask(due)[0][0]) and not self.ask(closed)[0][0]

    def _wait(self, is_done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_done():
            assert time.monotonic() < end, "it does not come to an end"
            time.sleep(_LOOK_EACH_SECONDS)


def _worker_of(supervisor: int) -> int:
    """The process of the worker among the children of bin/serve."""
    children = Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text().split()
    (worker,) = [
        int(child)
        for child in children
        if b"worker" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
    ]
    return worker
