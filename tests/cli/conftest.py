"""Commands work on the application as the web does: they borrow its fixtures."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.installation import Installation
from tests.web.conftest import (
    _commands_begin_to_write,
    _no_slow_work_while_writing,
    app,
    clock_file,
    engine,
    set_clock,
)

__all__ = [
    "_commands_begin_to_write",
    "_no_slow_work_while_writing",
    "app",
    "clock_file",
    "engine",
    "set_clock",
]


@pytest.fixture
def port() -> int:
    """One that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@pytest.fixture(autouse=True)
def _own_signals() -> Iterator[None]:
    """What a command does with signals ends with its test."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.fixture
def copy(installed: Installation, tmp_path: Path) -> Path:
    """A copy of what the module calls `installed`, with its key beside it; the program has ended."""
    target = tmp_path / "copy.zip"
    installed.run("backup", str(target), "--key-file", str(tmp_path / "key"))
    installed.close()
    return target
