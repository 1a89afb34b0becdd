"""Several web processes on one socket: one that dies is replaced, and all end with their parent."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine

from planner.cli.web import usual_number
from planner.config import ROOT
from planner.models import metadata
from tests.conftest import SECRET

pytestmark = pytest.mark.loopback


@pytest.fixture
def parent(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`flask web` with two processes, which answer."""
    engine = create_engine(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    metadata.create_all(engine)
    engine.dispose()
    command = ["-m", "flask", "--app", "wsgi", "web", "--port", str(port), "--workers", "2"]
    settings = {"PLANNER_INSTANCE": str(tmp_path), "PLANNER_SECRET_KEY": SECRET}
    process = subprocess.Popen(
        [sys.executable, *command, "--ends-with-parent"],
        cwd=ROOT,
        env={**os.environ, **settings, "PLANNER_PUBLIC_URL": f"http://127.0.0.1:{port}"},
        stdin=subprocess.PIPE,
    )
    wait_for(lambda: answers(port))
    yield process
    process.kill()
    process.communicate()


def answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().read() == b"ok\n"
    except OSError:
        return False
    finally:
        connection.close()


def wait_for(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + 120
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def children_of(parent: subprocess.Popen[bytes]) -> set[int]:
    tasks = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    return {int(number) for number in tasks.read_text().split()}


@pytest.mark.walk
def test_one_that_dies_is_replaced(parent: subprocess.Popen[bytes], port: int) -> None:
    before = children_of(parent)
    assert len(before) == 2

    dead = min(before)
    os.kill(dead, signal.SIGKILL)
    wait_for(lambda: len(children_of(parent) - {dead}) == 2)

    assert answers(port)
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(30) == 0
    assert not answers(port)


@pytest.mark.walk
def test_they_end_with_their_parent(parent: subprocess.Popen[bytes], port: int) -> None:
    parent.kill()
    parent.wait(30)

    wait_for(lambda: not answers(port))


@pytest.mark.walk
def test_the_parent_ends_when_its_own_has_died(parent: subprocess.Popen[bytes], port: int) -> None:
    assert parent.stdin is not None

    parent.stdin.close()

    assert parent.wait(30) == 0


SLOW_START = """
import os, socket, sys, time
from planner.cli import web

def starting(_app, _listener):
    time.sleep(90)

web.serve = starting
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
web.ServingProcesses(None, socket.socket(), 1, ends_with_parent=True).keep()
"""


@pytest.mark.walk
def test_a_process_that_is_still_starting_ends_too() -> None:
    """Its parent's signal comes before its own handler is installed; it must not be lost."""
    done = subprocess.run(
        [sys.executable, "-c", SLOW_START], cwd=ROOT, timeout=60, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_there_are_as_many_as_cores_up_to_four() -> None:
    assert 1 <= usual_number() <= 4


def test_a_port_that_is_taken_is_a_sentence(app: Flask) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        result = app.test_cli_runner().invoke(args=["web", "--port", str(port)])

    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: Port {port} of 127.0.0.1 cannot be used: another program has it.\n"
    )
