"""The warm parent as the program holds it: started, asked for children, ended with them."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from planner.pdf import unix_socket

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "static" / "fonts"
WARM = "planner.pdf.fork_server"
# Until a child can be had: the parent may just be starting, or others are served first.
PATIENCE_SECONDS = 90
_ORDER_SECONDS = 10
STATUS_BYTES = 4
LENT, BURY = b"L", b"B"

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <config><rescan><int>0</int></rescan></config>
  <alias><family>sans-serif</family><prefer><family>Noto Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Serif</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>Noto Sans</family></prefer></alias>
</fontconfig>
"""


class ServerLost(Exception):
    """The warm parent did not start, died, or does not answer."""


class NotThere(Exception):
    """Nobody listens at that address."""


@dataclass(frozen=True, slots=True)
class WorkerConnection:
    """A child that is ours for one job: `line` leads to it, `_order` to the warm parent.

    It is let go when the loan ends, and nobody waits for its end.
    """

    line: socket.socket
    _order: socket.socket

    def exit_status(self) -> int:
        """Kill the child if it still lives; how it ended, as `os.waitpid` says it.

        Raises `ServerLost`.
        """
        with _losing():
            self._order.settimeout(_ORDER_SECONDS)
            self._order.sendall(BURY)
            said = self._order.recv(STATUS_BYTES, socket.MSG_WAITALL)
        if len(said) < STATUS_BYTES:
            raise ServerLost
        return int.from_bytes(said, "big")


@contextlib.contextmanager
def connect_to_worker(where: Path) -> Iterator[WorkerConnection]:
    """A child of the warm parent that listens at that address.

    Raises `NotThere` or `ServerLost`, and `TimeoutError` where others are served for too long.
    """
    try:
        order = unix_socket.connect(where, _ORDER_SECONDS)
    except (FileNotFoundError, ConnectionRefusedError) as error:
        raise NotThere from error
    except OSError as error:
        raise ServerLost from error
    with order:
        order.settimeout(PATIENCE_SECONDS)
        with _losing():
            lent, numbers, _flags, _address = socket.recv_fds(order, 1, 1)
        if lent != LENT or len(numbers) != 1:
            raise ServerLost
        with socket.socket(fileno=numbers[0]) as line:
            line.set_inheritable(False)
            yield WorkerConnection(line, order)


@contextlib.contextmanager
def _losing() -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise
    except OSError as error:
        raise ServerLost from error


class ServerProcess:
    """A warm parent of this process alone, in a folder of its own."""

    def __init__(self, module: str, fonts: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="press-"))
        self.owner = os.getpid()
        self.address = self._folder / "socket"
        with unix_socket.listen(self.address) as listener:
            self._process = spawn(listener, self._folder, module, fonts)

    def has_died(self) -> bool:
        """A line may break a moment before its process has ended."""
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> None:
        """End the warm parent and with it every child."""
        end(self._process)
        shutil.rmtree(self._folder, ignore_errors=True)


def spawn(
    listener: socket.socket,
    folder: Path,
    module: str = WARM,
    fonts: Path = FONTS,
    *,
    stdout: int | IO[str] = subprocess.DEVNULL,
    niceness: int = 0,
) -> subprocess.Popen[bytes]:
    """Start a warm parent that serves `listener`, until its standard input is closed.

    It gets an environment of its own, works in `folder`, and knows only the fonts of the house. To
    `stdout` it writes, when it is warm, which locks are missing on this machine.
    """
    number = listener.fileno()
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-s", "-P", "-c", _entry(module), str(number), str(niceness)],
        cwd=folder,
        env=_environment(folder, fonts),
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        pass_fds=[number],
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a warm parent; the kernel ends its children with it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _entry(module: str) -> str:
    return f"import sys; sys.path.insert(0, {str(ROOT)!r}); from {module} import main; main()"


def _environment(folder: Path, fonts: Path) -> dict[str, str]:
    """Nothing of ours but where the system's libraries lie; the same hashes in every process."""
    config = folder / "fonts.conf"
    config.write_text(_FONTCONFIG.format(fonts=fonts.resolve(), cache=folder / "cache"))
    kept = {"LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"} & set(os.environ)
    return {
        "FONTCONFIG_FILE": str(config),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        # A pool per thread would fill the address space of a child with nothing.
        "MALLOC_ARENA_MAX": "1",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        **{name: os.environ[name] for name in kept},
    }
