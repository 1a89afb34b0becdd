"""The press, seen from the program: papers and pictures in, papers and pictures out.

What strangers wrote is set and decoded in children that can reach nothing (`locks`). One warm
parent of those children is started on first use, and again whenever it has died.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any

from planner.kernel.errors import Busy, Invalid, Unprintable
from planner.kernel.press import frames
from planner.kernel.press.frames import Parcel, Torn
from planner.kernel.press.picture import Picture
from planner.kernel.press.server import ROOT, Server, ServerLost

log = logging.getLogger(__name__)

FONTS = ROOT / "static" / "fonts"
SERVER = "planner.kernel.press.warm"
AT_ONCE = 2
WALL_SECONDS = 30.0
QUEUE_SECONDS = 60.0
_ANSWER_BYTES = 64 * 1024 * 1024
_MEDIA_TYPES = frozenset({"image/jpeg", "image/png"})

_DIED = "It takes too much time or memory. Make it shorter and simpler, and try again."
_BAD_PICTURE = "This picture takes too much time or memory. Save it smaller and try again."
_NOT_STARTED = (
    "The press does not start on this machine. Whoever runs the program should check that "
    "Pango and the fonts are installed."
)


class Press:
    """Prints papers and cleans pictures, at most two at a time. Safe to share between threads.

    `server` names the module whose `main` is the warm parent; only tests name another one.
    """

    def __init__(
        self, fonts: Path = FONTS, *, wall: float = WALL_SECONDS, server: str = SERVER
    ) -> None:
        self._fonts = fonts
        self._wall = wall
        self._module = server
        self._places = BoundedSemaphore(AT_ONCE)
        self._lock = Lock()
        self._server: Server | None = None

    def print(self, html: str, *, assets: Mapping[str, bytes] | None = None) -> bytes:
        """The paper as tagged PDF (PDF/UA-1); the same bytes for the same input.

        The document may show `asset:<name>` for the names in `assets` and opens nothing else.
        Raises `Unprintable`.
        """
        named = dict(assets or {})
        source = html.encode("utf-8", "replace")
        job = Parcel({"job": "print", "assets": list(named)}, [source, *named.values()])
        try:
            return self.ask(job).blobs[0]
        except Unanswered as error:
            raise Unprintable(f"This cannot be printed. {_DIED}") from error

    def clean_picture(self, raw: bytes) -> Picture:
        """The picture, written anew without anything that hung on it. Raises `Invalid` at "file"."""
        try:
            answer = self.ask(Parcel({"job": "picture"}, [raw]))
        except Unanswered as error:
            raise Invalid("file", _BAD_PICTURE) from error
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

    def locks(self) -> Sequence[str]:
        """The names of the locks that a child has on this machine (docs/decisions/press.md)."""
        took = [str(name) for name in self.ask(Parcel({"job": "report"})).head["locks"]]
        return [*took, "network"] if self._running().has_no_network else took

    def close(self) -> None:
        """End the warm parent. The next job starts another one."""
        with self._lock:
            if self._server is not None:
                self._server.close()
                self._server = None

    def ask(self, job: Parcel) -> Parcel:
        """The answer of a child to one job. Raises `Unprintable` with its refusal, or `Unanswered`.

        Where the warm parent turns out to be dead, another one is started once.
        """
        with self._place():
            try:
                answer = self._try(job)
            except ServerLost:
                self.close()
                try:
                    answer = self._try(job)
                except ServerLost as error:
                    self.close()
                    log.error("the press does not start", exc_info=error)  # noqa: TRY400
                    raise Unprintable(_NOT_STARTED) from error
        _refuse(answer.head)
        return answer

    def _try(self, job: Parcel) -> Parcel:
        server = self._running()
        child, line = server.start()
        with line:
            try:
                answer = _exchange(line, job, time.monotonic() + self._wall)
            except (Torn, OSError) as error:
                status = server.bury(child)
                log.warning("press job %s ended with status %s", job.head["job"], status)
                raise Unanswered from error
        # Whoever asked has the answer: a parent that dies now is the next one's concern.
        with contextlib.suppress(ServerLost):
            server.let_go(child)
        return answer

    def _running(self) -> Server:
        with self._lock:
            # After a fork of the program the line would be shared between two speakers.
            if self._server is None or self._server.owner != os.getpid():
                self._server = Server(self._module, self._fonts)
            return self._server

    @contextlib.contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(timeout=QUEUE_SECONDS):
            raise Busy("The press is busy. Try again in a minute.", retry_after=60)
        try:
            yield
        finally:
            self._places.release()


class Unanswered(Exception):
    """The child died, hung, or broke: what it was given was too much for it."""


def _exchange(line: socket.socket, job: Parcel, deadline: float) -> Parcel:
    timed = _Timed(line, deadline)
    frames.send(timed, job)
    return frames.receive(timed, limit=_ANSWER_BYTES)


def _refuse(head: Mapping[str, Any]) -> None:
    """Raises what the child refused with."""
    if "refused" in head:
        raise Unprintable(str(head["refused"])[:300])
    if "broken" in head or "too_large" in head:
        log.warning("press job broke: %s", str(head.get("broken", "memory"))[:80])
        raise Unanswered


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
