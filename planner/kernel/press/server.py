"""The warm parent as the program holds it: started, asked for children, buried with them."""

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
from pathlib import Path
from threading import Lock
from typing import Any

from planner.kernel.press import frames
from planner.kernel.press.frames import Parcel, Torn

ROOT = Path(__file__).resolve().parents[3]
_START_SECONDS = 90
_ORDER_SECONDS = 10
_ANSWER_BYTES = 10_000
_START, _LET_GO, _BURY = b"S", b"G", b"B"

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


class Server:
    """One warm parent. Its orders go one at a time; many children may be at work.

    It gets an environment of its own, a folder of its own, and only the fonts of the house.
    """

    def __init__(self, module: str, fonts: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="press-"))
        self._lock = Lock()
        ours, theirs = socket.socketpair()
        self._control = ours
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-s", "-P", "-c", _entry(module), str(theirs.fileno())],
                cwd=self._folder,
                env=_environment(self._folder, fonts),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self.owner = os.getpid()
        try:
            self.has_no_network = bool(self._answer(_START_SECONDS)["network"])
        except (OSError, Torn, KeyError) as error:
            self.close()
            raise ServerLost from error

    def start(self) -> tuple[int, socket.socket]:
        """A child that waits for its job: its number, and the line on which to send the job."""
        with self._ordering(_START):
            # The byte that carries the line comes before the parcel.
            _byte, [number], _flags, _address = socket.recv_fds(self._control, 1, 1)
            line = socket.socket(fileno=number)
            line.set_inheritable(False)
            return int(self._answer(_ORDER_SECONDS)["child"]), line

    def let_go(self, child: int) -> None:
        """The child has answered; nobody waits for its end."""
        with self._ordering(_LET_GO, child):
            pass

    def bury(self, child: int) -> int:
        """Kill the child if it still lives; returns its wait status."""
        with self._ordering(_BURY, child):
            return int(self._answer(_ORDER_SECONDS)["status"])

    def close(self) -> None:
        """End the warm parent and with it every child."""
        self._control.close()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextlib.contextmanager
    def _ordering(self, order: bytes, child: int = 0) -> Iterator[None]:
        """Gives the order and, until what it returns has been read, nobody else can."""
        with self._lock:
            try:
                self._control.settimeout(_ORDER_SECONDS)
                self._control.sendall(order + child.to_bytes(frames.LENGTH, "big"))
                yield
            except (OSError, Torn, ValueError) as error:
                raise ServerLost from error

    def _answer(self, seconds: float) -> dict[str, Any]:
        self._control.settimeout(seconds)
        answer: Parcel = frames.receive(self._control, limit=_ANSWER_BYTES)
        return answer.head


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
