"""The processes that `bin/serve` supervises, each of which ends with its parent."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from planner.pdf import unix_socket
from planner.pdf.server_process import spawn

ROOT = Path(__file__).resolve().parent.parent.parent
PAUSE_BEFORE_RESTART = 1.0
# Of the PDF server and the worker, so that web processes have priority.
NICENESS = 5
_SHORT_LIFE_SECONDS = 5.0
_SHORT_LIVES_ALLOWED = 5


@dataclass
class SupervisedProcess:
    """A child process. Its standard input is a pipe that ends when this process dies."""

    name: str
    command: list[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    short_lives: int = 0
    is_vital: bool = True

    def start(self) -> None:
        self._close_pipe()
        self.began = time.monotonic()
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own command
            self.command, env=self.environment, cwd=ROOT, stdin=subprocess.PIPE
        )

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def restart(self) -> bool:
        """Start it again; False if it has repeatedly ended shortly after its start."""
        lived = time.monotonic() - self.began
        self.short_lives = self.short_lives + 1 if lived < _SHORT_LIFE_SECONDS else 0
        if self.short_lives >= _SHORT_LIVES_ALLOWED:
            return False
        say(f"The {self.name} process ended; starting it again.")
        time.sleep(PAUSE_BEFORE_RESTART)
        self.start()
        return True

    def end(self, deadline: float) -> None:
        """Wait for it until `deadline`, then end it by force."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._close_pipe()

    def _close_pipe(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()


@dataclass
class SupervisedPdfServer(SupervisedProcess):
    """The shared PDF server of the installation (decision 0010).

    The supervisor holds the listening socket, so that clients can connect, and wait, while the
    server is (re)started. Without it each process starts a PDF server of its own.
    """

    is_vital: bool = False
    socket_path: Path = Path()
    _listener: socket.socket | None = None
    _folder: Path | None = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._listener is None:
            self._listener = unix_socket.listen(self.socket_path)
            self._folder = Path(tempfile.mkdtemp(prefix="pdf-server-"))
        assert self._folder is not None
        return spawn(self._listener, self._folder, stdout=sys.stderr, niceness=NICENESS)

    def end(self, deadline: float) -> None:
        super().end(deadline)
        if self._listener is not None and self._folder is not None:
            self._listener.close()
            self.socket_path.unlink(missing_ok=True)
            shutil.rmtree(self._folder, ignore_errors=True)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201
