"""bin/serve: migrate the database, then supervise web, worker, PDF server, and the LMTP door if one is set.

These are separate processes, so that one may die without the others; the supervisor does not import
the application and stays small. Also run by `python wsgi.py`.
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
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from planner.cli.in_use import join
from planner.cli.supervised import ROOT, SupervisedPdfServer, SupervisedProcess, say
from planner.kernel.file_lock import Held, take
from planner.kernel.instance import PDF_SOCKET, Unusable, open_folder, raising_unusable

HOST = "127.0.0.1"
LOCK = "serve.lock"
_IN_USE = (
    "{instance} is in use already: bin/serve runs there ({holder}). Stop that one, or name another "
    "folder with --instance."
)
_START_TIMEOUT_SECONDS = 120
_STOP_TIMEOUT_SECONDS = 8


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM; returns the exit status."""
    asked = _parser().parse_args(arguments)
    # Files that this process and its children create are readable by their user only (S135).
    os.umask(0o077)
    if not _is_free(asked.port):
        say(f"Port {asked.port} is taken. Choose another one: bin/serve --port {asked.port + 1}")
        return 1
    environment = _environment(asked)
    instance = _instance(environment)
    with ExitStack() as kept:
        try:
            open_folder(instance)
            kept.callback(join(instance, "bin/serve").release)
            with raising_unusable(instance):
                lock = take(instance / LOCK, _description_of_holder(asked.port))
        except Unusable as error:
            say(str(error))
            return 1
        except Held as held:
            say(_IN_USE.format(instance=instance, holder=held.holder or "another process"))
            return 1
        kept.callback(lock.release)
        words = prepare(environment)
        if words is None:
            return 1
        return Supervisor(asked.port, environment, words, asked.workers).keep()


def _description_of_holder(port: int) -> str:
    since = time.strftime("%Y-%m-%d %H:%M %z")
    return f"process {os.getpid()} of {socket.gethostname()}, port {port}, since {since}"


def prepare(environment: dict[str, str]) -> str | None:
    """Run `flask prepare`; returns its output, or None if it failed and printed a reason."""
    if is_prepared(environment):
        return ""
    done = subprocess.run(  # noqa: S603 - our own command
        _command("prepare"), env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip() if done.returncode == 0 else None


def is_prepared(environment: Mapping[str, str]) -> bool:
    """Whether `flask prepare` can be skipped, which takes half of the start-up time.

    True if the embedded database is at the newest migration and has an office; False if in doubt.
    """
    if "PLANNER_DATABASE_URL" in environment:
        return False
    file = _instance(environment) / "planner.sqlite3"
    newest = max(path.name[:4] for path in (ROOT / "migrations" / "versions").glob("*_*.py"))
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            versions = database.execute("SELECT version_num FROM alembic_version").fetchall()
            offices = database.execute("SELECT id FROM offices LIMIT 1").fetchall()
    except sqlite3.Error:
        return False
    return versions == [(newest,)] and bool(offices)


@dataclass
class Supervisor:
    """Supervises web, worker, PDF server and LMTP door. `words` is printed below the address at the start.

    The web is started first, and the others once it answers, so that pages are available early.
    """

    port: int
    environment: dict[str, str]
    words: str
    workers: int | None = None
    children: list[SupervisedProcess] = field(init=False)
    stopping: bool = False

    def __post_init__(self) -> None:
        number = [] if self.workers is None else ["--workers", str(self.workers)]
        web = _command("web", "--port", str(self.port), *number, "--ends-with-parent")
        worker = _command("worker", "--ends-with-parent")
        pdf_socket = _instance(self.environment) / PDF_SOCKET
        self.children = [
            SupervisedProcess("web", web, self.environment),
            SupervisedProcess("worker", worker, self.environment),
            SupervisedPdfServer("PDF server", [], self.environment, socket_path=pdf_socket),
            *_lmtp_door(self.environment),
        ]

    def keep(self) -> int:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_to_stop)
        web, *others = self.children
        web.start()
        try:
            if not self._wait_until_it_answers():
                return 0 if self.stopping else 1
            self._introduce()
            for child in others:
                child.start()
            return self._watch()
        finally:
            self._end()

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _wait_until_it_answers(self) -> bool:
        deadline = time.monotonic() + _START_TIMEOUT_SECONDS
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
            for child in list(self.children):
                if not child.is_alive and not self.stopping and not child.restart():
                    say(f"The {child.name} process cannot be kept alive; its words stand above.")
                    if child.is_vital:
                        return 1
                    child.end(0)
                    self.children.remove(child)
            time.sleep(0.2)
        return 0

    def _end(self) -> None:
        for child in self.children:
            if child.process is not None and child.is_alive:
                child.process.terminate()
        deadline = time.monotonic() + _STOP_TIMEOUT_SECONDS
        for child in self.children:
            child.end(deadline)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bin/serve", description="Start the planner.")
    parser.add_argument("--port", type=_port, default=8000, help="on 127.0.0.1 (default: 8000)")
    parser.add_argument(
        "--workers",
        type=int,
        choices=range(1, 65),
        metavar="N",
        help="web processes (default: as many as cores, up to 4)",
    )
    parser.add_argument(
        "--instance", type=Path, help="folder of database, uploads and letters (default: instance)"
    )
    return parser


def _port(given: str) -> int:
    if given.isdecimal() and 0 < int(given) < 65536:
        return int(given)
    raise argparse.ArgumentTypeError(f"“{given}” is no port: give a number from 1 to 65535")


def _instance(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("PLANNER_INSTANCE", ROOT / "instance")).resolve()


def _environment(asked: argparse.Namespace) -> dict[str, str]:
    """The environment of the children. The public URL defaults to one with the port."""
    environment = {"PLANNER_PUBLIC_URL": f"http://{HOST}:{asked.port}", **os.environ}
    if asked.instance is not None:
        environment["PLANNER_INSTANCE"] = str(asked.instance.resolve())
    return environment


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "flask", "--app", str(ROOT / "wsgi.py"), *words]


def _lmtp_door(environment: dict[str, str]) -> list[SupervisedProcess]:
    """Where a mail server hands over messages, if `PLANNER_LMTP` says where. While it is down, the mail
    server keeps them.
    """
    where = environment.get("PLANNER_LMTP", "")
    if not where:
        return []
    way = "--socket" if where.startswith("/") else "--listen"
    command = _command("mail", "lmtp", way, where, "--ends-with-parent")
    return [SupervisedProcess("LMTP", command, environment, is_vital=False)]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) != 0


if __name__ == "__main__":
    raise SystemExit(main())
