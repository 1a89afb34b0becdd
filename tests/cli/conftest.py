"""Fixtures for commands: those of the web, and some of their own."""

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
    """A free TCP port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@pytest.fixture(autouse=True)
def _own_signals() -> Iterator[None]:
    """Restore the signal handlers that a command sets."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def copy(installed: Installation, tmp_path: Path) -> Path:
    """A backup of `installed`, with its key in the file `key`; the program has ended."""
    target = tmp_path / "copy.zip"
    installed.run("backup", str(target), "--key-file", str(tmp_path / "key"))
    installed.close()
    return target
