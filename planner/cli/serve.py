"""The program as one command: prepares the database, then keeps web and worker alive.

Knows nothing of the application: web and worker are processes of their own, so that one may die
without the other and this one stays small. `bin/serve` and `python wsgi.py` come here.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
_PATIENCE_TO_START = 120
_PATIENCE_TO_STOP = 8
_PAUSE_BEFORE_RESTART = 1.0
_SHORT_LIFE = 5.0
_SHORT_LIVES_ALLOWED = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM; returns the status for the shell."""
    asked = _parser().parse_args(arguments)
    if not _is_free(asked.port):
        say(f"Port {asked.port} is taken. Choose another one: bin/serve --port {asked.port + 1}")
        return 1
    environment = _environment(asked)
    words = prepare(environment)
    if words is None:
        return 1
    return Household(asked.port, environment, words).keep()


def prepare(environment: dict[str, str]) -> str | None:
    """Migrate. What there is to say besides the address; None if it failed and said why."""
    if is_prepared(environment):
        return ""
    done = subprocess.run(  # noqa: S603 - our own command
        _command("prepare"), env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip() if done.returncode == 0 else None


def is_prepared(environment: Mapping[str, str]) -> bool:
    """True where preparing would change nothing: half of the time that a start takes.

    A look at the embedded database alone: its tables are those of the newest migration, and an
    office is open. Whatever it cannot tell, `flask prepare` has to.
    """
    if "PLANNER_DATABASE_URL" in environment:
        return False
    file = Path(environment.get("PLANNER_INSTANCE", ROOT / "instance")) / "planner.sqlite3"
    newest = max(path.name[:4] for path in (ROOT / "migrations" / "versions").glob("*_*.py"))
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            versions = database.execute("SELECT version_num FROM alembic_version").fetchall()
            offices = database.execute("SELECT id FROM offices LIMIT 1").fetchall()
    except sqlite3.Error:
        return False
    return versions == [(newest,)] and bool(offices)


@dataclass
class Child:
    """One of our processes. Its standard input is a lifeline: when we die, it reads the end."""

    name: str
    command: list[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    short_lives: int = 0

    def start(self) -> None:
        self.began = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            self.command, env=self.environment, cwd=ROOT, stdin=subprocess.PIPE
        )

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def revive(self) -> bool:
        """Start it again; False if it keeps dying at once."""
        lived = time.monotonic() - self.began
        self.short_lives = self.short_lives + 1 if lived < _SHORT_LIFE else 0
        if self.short_lives >= _SHORT_LIVES_ALLOWED:
            return False
        say(f"The {self.name} process ended; starting it again.")
        self._let_go()
        time.sleep(_PAUSE_BEFORE_RESTART)
        self.start()
        return True

    def end(self, deadline: float) -> None:
        """Wait for it until `deadline`, then end it by force."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._let_go()

    def _let_go(self) -> None:
        """Close our end of the lifeline."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()


@dataclass
class Household:
    """Web and worker as siblings. `words` are printed below the address once it answers."""

    port: int
    environment: dict[str, str]
    words: str
    children: list[Child] = field(init=False)
    stopping: bool = False

    def __post_init__(self) -> None:
        web = _command("web", "--port", str(self.port), "--lifeline")
        worker = _command("worker", "--lifeline")
        self.children = [
            Child("web", web, self.environment),
            Child("worker", worker, self.environment),
        ]

    def keep(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_to_stop)
        for child in self.children:
            child.start()
        try:
            if not self._wait_until_it_answers():
                return 0 if self.stopping else 1
            self._introduce()
            return self._watch()
        finally:
            self._end()

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _wait_until_it_answers(self) -> bool:
        deadline = time.monotonic() + _PATIENCE_TO_START
        web = self.children[0]
        while not self.stopping and web.is_alive and time.monotonic() < deadline:
            if not _is_free(self.port):
                return True
            time.sleep(0.05)
        return False

    def _introduce(self) -> None:
        print(f"Planner is at {self.environment['PLANNER_PUBLIC_URL']}")  # noqa: T201
        if self.words:
            print(self.words)  # noqa: T201
        print("Ctrl-C stops it.", flush=True)  # noqa: T201

    def _watch(self) -> int:
        while not self.stopping:
            for child in self.children:
                if not child.is_alive and not self.stopping and not child.revive():
                    say(f"The {child.name} process cannot be kept alive; its words stand above.")
                    return 1
            time.sleep(0.2)
        return 0

    def _end(self) -> None:
        for child in self.children:
            if child.process is not None and child.is_alive:
                child.process.terminate()
        deadline = time.monotonic() + _PATIENCE_TO_STOP
        for child in self.children:
            child.end(deadline)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bin/serve", description="Start the planner.")
    parser.add_argument("--port", type=int, default=8000, help="on 127.0.0.1 (default: 8000)")
    parser.add_argument(
        "--instance", type=Path, help="folder of database, uploads and letters (default: instance)"
    )
    return parser


def _environment(asked: argparse.Namespace) -> dict[str, str]:
    """What the children inherit. The public address follows the port unless somebody set it."""
    environment = {"PLANNER_PUBLIC_URL": f"http://{HOST}:{asked.port}", **os.environ}
    if asked.instance is not None:
        environment["PLANNER_INSTANCE"] = str(asked.instance.resolve())
    return environment


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "flask", "--app", str(ROOT / "wsgi.py"), *words]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) != 0


if __name__ == "__main__":
    raise SystemExit(main())
