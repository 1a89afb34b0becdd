"""The process of the PDF server: started, and ended."""

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
  <alias><family>sans-serif</family><prefer><family>Noto Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Serif</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>Noto Sans</family></prefer></alias>
</fontconfig>
"""


class ServerProcess:
    """A PDF server of this process alone, in a folder of its own."""

    def __init__(self, module: str, fonts: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pdf-server-"))
        self.owner = os.getpid()
        self.path = self._folder / "socket"
        with unix_socket.listen(self.path) as listener:
            self._process = spawn(listener, self._folder, module, fonts)

    def has_died(self) -> bool:
        """Its connections may break a moment before it has ended."""
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> None:
        """End the server and with it every worker."""
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
    """Start a PDF server (`main` of `module`) at `listener`, until its standard input is closed.

    It gets an environment of its own, works in `folder`, and knows only our own fonts. To
    `stdout` it writes, when it has warmed up, which parts of the sandbox are missing on this machine.
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
    """Nothing of ours but where the system's libraries lie; the same hashes in every process."""
    config = folder / "fonts.conf"
    config.write_text(_FONTCONFIG.format(fonts=fonts.resolve(), cache=folder / "cache"))
    kept = {"LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"} & set(os.environ)
    return {
        "FONTCONFIG_FILE": str(config),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        # A pool per thread would fill the address space of a worker with nothing.
        "MALLOC_ARENA_MAX": "1",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        **{name: os.environ[name] for name in kept},
    }
