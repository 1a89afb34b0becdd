"""The press, seen from the program: papers and pictures in, papers and pictures out.

What strangers wrote is set and decoded in children that can reach nothing (`locks`). Their warm
parent is the one that `bin/serve` keeps for all processes of the installation, where there is one;
else a parent of this process alone, started on first use and again whenever it has died.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any

from planner.kernel.errors import Busy, Invalid, Unprintable
from planner.pdf import protocol, sandbox_report
from planner.pdf.picture import Picture
from planner.pdf.protocol import BrokenConnection, Message
from planner.pdf.sandbox_report import SandboxPart
from planner.pdf.server_process import (
    FONTS,
    WARM,
    NotThere,
    ServerLost,
    ServerProcess,
    WorkerConnection,
    connect_to_worker,
)

log = logging.getLogger(__name__)

AT_ONCE = 2
WALL_SECONDS = 30.0
QUEUE_SECONDS = 60.0
_ANSWER_BYTES = 64 * 1024 * 1024
_MEDIA_TYPES = frozenset({"image/jpeg", "image/png"})

_TOO_MUCH = "It takes too much time or memory. Make it shorter and simpler, and try again."
_BROKE_OFF = (
    "The work was broken off, and nothing says that it is too long. Try again in a minute. If it "
    "happens again, tell the administrator of this installation."
)
_BAD_PICTURE = "This picture takes too much time or memory. Save it smaller and try again."
_BUSY = "The PDF server is busy, or is just starting. Try again in a minute."
_NOT_STARTED = (
    "The PDF server does not start on this machine. Whoever runs the program should check that "
    "Pango and the fonts are installed."
)


class PdfClient:
    """Prints papers and cleans pictures, at most two at a time. Safe to share between threads.

    `shared` is where the warm parent of the whole installation listens, if there is one. `server`
    names the module whose `main` is the warm parent of our own; only tests name another one.
    """

    def __init__(
        self,
        fonts: Path = FONTS,
        *,
        wall: float = WALL_SECONDS,
        server: str = WARM,
        shared: Path | None = None,
    ) -> None:
        self._fonts = fonts
        self._shared = shared
        self._wall = wall
        self._module = server
        self._places = BoundedSemaphore(AT_ONCE)
        self._lock = Lock()
        self._server: ServerProcess | None = None

    def render(self, html: str, *, assets: Mapping[str, bytes] | None = None) -> bytes:
        """The paper as tagged PDF (PDF/UA-1); the same bytes for the same input.

        The document may show `asset:<name>` for the names in `assets` and opens nothing else.
        Raises `Unprintable`.
        """
        named = dict(assets or {})
        source = html.encode("utf-8", "replace")
        job = Message({"job": "print", "assets": list(named)}, [source, *named.values()])
        try:
            return self.ask(job).blobs[0]
        except Unanswered as error:
            why = _TOO_MUCH if isinstance(error, OverLimit) else _BROKE_OFF
            raise Unprintable(f"This cannot be printed. {why}") from error

    def clean_picture(self, raw: bytes) -> Picture:
        """The picture, written anew without anything that hung on it. Raises `Invalid` at "file"."""
        try:
            answer = self.ask(Message({"job": "picture"}, [raw]))
        except Unanswered as error:
            why = _BAD_PICTURE if isinstance(error, OverLimit) else _BROKE_OFF
            raise Invalid("file", why) from error
        except Unprintable as refusal:
            raise Invalid("file", refusal.message) from refusal
        head = answer.head
        if head["media_type"] not in _MEDIA_TYPES:
            raise Invalid("file", _BAD_PICTURE)
        return Picture(
            data=answer.blobs[0],
            media_type=head["media_type"],
            width=int(head["width"]),
            height=int(head["height"]),
            came_as=str(head["came_as"]),
        )

    def sandbox_parts(self) -> list[SandboxPart]:
        """The locks of a child on this machine: which hold, and which do not (decision 0010)."""
        return sandbox_report.report(self.ask(Message({"job": "report"})).head["sandbox"])

    def close(self) -> None:
        """End the warm parent of our own. The next job starts another one."""
        with self._lock:
            if self._server is not None:
                self._server.close()
                self._server = None

    def ask(self, job: Message) -> Message:
        """The answer of a child to one job. Raises `Unprintable` with its refusal, or `Unanswered`.

        What dies without our doing (a child, or the warm parent) is tried once more.
        """
        with self._place():
            try:
                answer = self._try(job)
            except BrokenOff:
                answer = self._try_again(job)
            except ServerLost:
                self._forget_the_dead()
                answer = self._try_again(job)
        _refuse(answer.head)
        return answer

    def _try_again(self, job: Message) -> Message:
        try:
            return self._try(job)
        except ServerLost as error:
            self._forget_the_dead()
            log.error("the PDF server does not start", exc_info=error)  # noqa: TRY400
            raise Unprintable(_NOT_STARTED) from error

    def _try(self, job: Message) -> Message:
        with self._loan() as loan:
            try:
                answer = _exchange(loan.line, job, time.monotonic() + self._wall)
            except (BrokenConnection, OSError) as error:
                status = loan.exit_status()
                log.warning("PDF job %s ended with status %s", job.head["job"], status)
                is_ours = isinstance(error, TimeoutError) or status == signal.SIGXCPU
                raise (OverLimit if is_ours else BrokenOff) from error
        return answer

    @contextlib.contextmanager
    def _loan(self) -> Iterator[WorkerConnection]:
        """A child of the shared parent where that is there, else of our own."""
        with contextlib.ExitStack() as kept:
            try:
                loan = self._shared_loan(kept) or kept.enter_context(
                    connect_to_worker(self._own().address)
                )
            except TimeoutError as error:
                raise Busy(_BUSY, retry_after=60) from error
            except NotThere as error:
                raise ServerLost from error
            yield loan

    def _shared_loan(self, kept: contextlib.ExitStack) -> WorkerConnection | None:
        try:
            return kept.enter_context(connect_to_worker(self._shared)) if self._shared else None
        except NotThere:
            return None

    def _forget_the_dead(self) -> None:
        with self._lock:
            if self._server is not None and self._server.has_died():
                self._server.close()
                self._server = None

    def _own(self) -> ServerProcess:
        with self._lock:
            if self._server is None or self._server.owner != os.getpid():
                self._server = ServerProcess(self._module, self._fonts)
            return self._server

    @contextlib.contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(timeout=QUEUE_SECONDS):
            raise Busy(_BUSY, retry_after=60)
        try:
            yield
        finally:
            self._places.release()


class Unanswered(Exception):
    """No answer came of the job."""


class OverLimit(Unanswered):
    """It went beyond a limit of ours: time by the clock, the processor's time, memory."""


class BrokenOff(Unanswered):
    """The child died or broke, and not of a limit of ours."""


def _exchange(line: socket.socket, job: Message, deadline: float) -> Message:
    timed = _Timed(line, deadline)
    protocol.send(timed, job)
    return protocol.receive(timed, limit=_ANSWER_BYTES)


def _refuse(head: Mapping[str, Any]) -> None:
    """Raises what the child refused with."""
    if "refused" in head:
        raise Unprintable(str(head["refused"])[:300])
    if "too_large" in head:
        raise OverLimit
    if "broken" in head:
        log.warning("PDF job broke: %s", str(head["broken"])[:80])
        raise BrokenOff


class _Timed:
    """A socket on which everything together must be over at `deadline` (monotonic seconds)."""

    def __init__(self, line: socket.socket, deadline: float) -> None:
        self._line = line
        self._deadline = deadline

    def sendall(self, sent: bytes, /) -> None:
        self._line.settimeout(self._left())
        self._line.sendall(sent)

    def recv(self, size: int, /) -> bytes:
        self._line.settimeout(self._left())
        return self._line.recv(size)

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left
