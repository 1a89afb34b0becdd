from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection

import pytest
from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from planner import jobs
from planner.cli import processes
from planner.cli.parent_death import end_with_parent
from planner.cli.supervised import NICENESS
from tests.conftest import NOW


def _soon(act: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    return thread


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_the_worker_gives_signs_of_life_until_it_is_stopped(
    app: Flask, engine: Engine, session: Session
) -> None:
    def stop_when_alive() -> None:
        for _ in range(1000):
            with engine.connect() as connection:
                if connection.execute(text("SELECT count(*) FROM heartbeats")).scalar():
                    break
            time.sleep(0.01)
        _stop()

    watcher = _soon(stop_when_alive)
    result = app.test_cli_runner().invoke(args=["worker"])
    watcher.join()

    assert result.exit_code == 0
    assert jobs.last_beat(session) == NOW
    assert os.getpriority(os.PRIO_PROCESS, 0) >= NICENESS


def test_a_job_that_breaks_does_not_end_the_worker(
    app: Flask, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE heartbeats RENAME TO elsewhere"))
    try:
        with app.app_context():
            assert processes.attend() is False
    finally:
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE elsewhere RENAME TO heartbeats"))

    assert [record.message for record in caplog.records] == ["a job failed"]


@pytest.mark.loopback
def test_the_web_answers_on_this_machine(app: Flask, engine: Engine, port: int) -> None:
    said: list[bytes] = []

    def ask() -> None:
        for _ in range(1000):
            try:
                connection = HTTPConnection("127.0.0.1", port, timeout=10)
                connection.request("GET", "/healthz", headers={"Host": "127.0.0.1:8000"})
            except ConnectionRefusedError:
                time.sleep(0.01)
            else:
                said.append(connection.getresponse().read())
                connection.close()
                break
        _stop()

    visitor = _soon(ask)
    result = app.test_cli_runner().invoke(args=["web", "--port", str(port), "--workers", "1"])
    visitor.join()

    assert (result.exit_code, said) == (0, [b"ok\n"])


def test_it_ends_when_its_parent_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    keyboard = os.dup(0) if _is_open(0) else None
    os.dup2(reading, 0)
    told = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told.set())
    try:
        end_with_parent()
        os.close(writing)
        for _ in range(500):
            if told.is_set():
                break
            time.sleep(0.01)
    finally:
        os.close(reading)
        if keyboard is not None:
            os.dup2(keyboard, 0)
            os.close(keyboard)

    assert told.is_set()


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True
