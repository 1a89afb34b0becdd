"""Starting and stopping the process of the PDF server."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from planner.pdf import unix_socket

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "static" / "fonts"
FORK_SERVER = "planner.pdf.fork_server"

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <config><rescan><int>0</int></rescan></config>
  <alias><family>sans-serif</family><prefer><family>Source Sans 3</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Source Serif 4</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>Noto Sans</family></prefer></alias>
</fontconfig>
"""


class ServerProcess:
    """A private PDF server of this process, with its socket in a temporary folder."""

    def __init__(self, module: str, fonts: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pdf-server-"))
        self.owner = os.getpid()
        self.path = self._folder / "socket"
        with unix_socket.listen(self.path) as listener:
            self._process = spawn(listener, self._folder, module, fonts)

    def has_died(self) -> bool:
        """Waits for a second, because connections break before the process has ended."""
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> None:
        """Stop the server and its workers."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def spawn(
    listener: socket.socket,
    folder: Path,
    module: str = FORK_SERVER,
    fonts: Path = FONTS,
    *,
    stdout: int | IO[str] = subprocess.DEVNULL,
    niceness: int = 0,
) -> subprocess.Popen[bytes]:
    """Start a PDF server (`main` of `module`) on `listener`. It ends when its stdin is closed.

    It has a clean environment, `folder` as its working directory, and no fonts but `fonts`. When it
    is ready, it writes to `stdout` which parts of the sandbox are missing on this machine.
    """
    number = listener.fileno()
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-s", "-P", "-c", _program(module), str(number), str(niceness)],
        cwd=folder,
        env=_environment(folder, fonts),
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        pass_fds=[number],
        start_new_session=True,
    )


def _program(module: str) -> str:
    return f"import sys; sys.path.insert(0, {str(ROOT)!r}); from {module} import main; main()"


def _environment(folder: Path, fonts: Path) -> dict[str, str]:
    """Of our environment only the library paths; a fixed hash seed, for reproducible output."""
    config = folder / "fonts.conf"
    config.write_text(_FONTCONFIG.format(fonts=fonts.resolve(), cache=folder / "cache"))
    kept = {"LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"} & set(os.environ)
    return {
        "FONTCONFIG_FILE": str(config),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        # An arena per thread would use up the limited address space of a worker.
        "MALLOC_ARENA_MAX": "1",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        **{name: os.environ[name] for name in kept},
    }
