"""Web and worker as siblings: they start together, are started again, and leave together."""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from planner.cli import serve, supervised
from planner.cli.serve import Supervisor
from planner.cli.supervised import SupervisedProcess

pytestmark = [pytest.mark.loopback, pytest.mark.walk]
_SLEEPS = "import time; time.sleep(60)"


def _status(port: int, path: str) -> int:
    """The status of that page; 0 while nobody answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def _later(act: Callable[[], Any]) -> threading.Thread:
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    return thread


def _wait_for(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + 240
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_it_serves_until_it_is_told_to_stop(
    port: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    seen: list[int] = []
    printed: list[str] = []

    def is_introduced() -> bool:
        printed.append(capfd.readouterr().out)
        return "Ctrl-C" in "".join(printed)

    def visit() -> None:
        try:
            _wait_for(is_introduced)
            seen.append(_status(port, "/healthz"))
            _wait_for(lambda: _status(port, "/readyz") == 200)
        finally:
            _stop()

    visitor = _later(visit)
    status = serve.main(["--port", str(port), "--instance", str(tmp_path / "instance")])
    visitor.join()

    words = "".join(printed)
    assert (status, seen) == (0, [200])
    assert re.sub("([a-z2-7]{5}-){5}[a-z2-7]", "CODE", words) == (
        f"Planner is at http://127.0.0.1:{port}\n"
        f"Set-up code, asked for by http://127.0.0.1:{port}/setup/ once: CODE\n"
        "Ctrl-C stops it.\n"
    )
    assert serve._is_free(port)


def test_a_taken_port_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert serve.main(["--port", str(port)]) == 1

    assert capsys.readouterr().err == (
        f"Port {port} is taken. Choose another one: bin/serve --port {port + 1}\n"
    )


def test_what_cannot_be_prepared_is_not_served(
    port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLANNER_SECRET_KEY", "short")

    assert serve.main(["--port", str(port), "--instance", str(tmp_path)]) == 1
    assert capfd.readouterr().err == "PLANNER_SECRET_KEY must have at least 32 characters.\n"


def test_the_public_address_follows_the_port_unless_it_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = serve._parser().parse_args(["--port", "9000"])
    assert serve._environment(asked)["PLANNER_PUBLIC_URL"] == "http://127.0.0.1:9000"

    monkeypatch.setenv("PLANNER_PUBLIC_URL", "https://press.example")
    assert serve._environment(asked)["PLANNER_PUBLIC_URL"] == "https://press.example"


def _supervisor(port: int, *commands: str) -> Supervisor:
    supervisor = Supervisor(port, {**os.environ, "PLANNER_PUBLIC_URL": "http://127.0.0.1"}, "")
    supervisor.children = [
        SupervisedProcess(name, [sys.executable, "-c", command], dict(os.environ))
        for name, command in zip(("web", "worker"), commands, strict=True)
    ]
    return supervisor


@pytest.mark.parametrize(
    ("where", "options"),
    [
        ("", None),
        ("/run/planner/lmtp", ["--socket", "/run/planner/lmtp"]),
        ("127.0.0.1:2424", ["--listen", "127.0.0.1:2424"]),
    ],
)
def test_the_door_for_mail_is_kept_open_where_it_is_set(
    where: str, options: list[str] | None
) -> None:
    children = Supervisor(1, {"PLANNER_LMTP": where}, "").children[3:]

    expected = [] if options is None else [["mail", "lmtp", *options, "--ends-with-parent"]]
    assert [child.command[5:] for child in children] == expected
    assert not any(child.is_vital for child in children)


def test_a_dead_worker_is_replaced(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervised, "PAUSE_BEFORE_RESTART", 0)
    supervisor = _supervisor(port, _SLEEPS, _SLEEPS)
    worker = supervisor.children[1]
    first: list[int] = []

    def kill() -> None:
        _wait_for(lambda: worker.process)
        assert worker.process is not None
        first.append(worker.process.pid)
        worker.process.kill()
        _wait_for(lambda: worker.process is not None and worker.process.pid != first[0])
        _stop()

    with socket.create_server(("127.0.0.1", port)):
        killer = _later(kill)
        assert supervisor.keep() == 0
        killer.join()

    assert worker.process is not None
    assert worker.process.pid != first[0]
    assert not worker.is_alive


def test_one_that_always_dies_ends_the_house(
    port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(supervised, "PAUSE_BEFORE_RESTART", 0)
    supervisor = _supervisor(port, _SLEEPS, "raise SystemExit(3)")

    with socket.create_server(("127.0.0.1", port)):
        assert supervisor.keep() == 1

    assert capsys.readouterr().err.splitlines()[-1] == (
        "The worker process cannot be kept alive; its words stand above."
    )


def test_a_web_that_does_not_answer_ends_the_house(port: int) -> None:
    assert _supervisor(port, "raise SystemExit(3)", _SLEEPS).keep() == 1


def test_one_that_does_not_listen_is_ended_by_force(monkeypatch: pytest.MonkeyPatch) -> None:
    stubborn = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True);"
    child = SupervisedProcess(
        "worker", [sys.executable, "-c", stubborn + _SLEEPS], dict(os.environ)
    )
    child.start()
    child.end(time.monotonic() + 0.3)

    assert not child.is_alive


def test_one_that_was_never_started_is_at_its_end() -> None:
    child = SupervisedProcess("worker", [], {})
    child.end(0)

    assert not child.is_alive
