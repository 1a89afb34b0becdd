"""A limit for all that is waited for on one connection."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer


class TimeLimit:
    """Cuts the connection once `seconds` are over, whatever is being waited for; None for no limit.

    A server that sends a byte from time to time would keep the worker from all other letters.
    """

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._line: socket.socket | None = None
        self.is_over = False

    def hold(self, line: socket.socket) -> None:
        """The connection that is cut. Raises `TimeoutError` if the time is over already."""
        if self._seconds is None:
            return
        self.let_go()
        if self.is_over:
            raise TimeoutError
        self._line = line.dup()  # TLS takes the socket itself away

    def let_go(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    @contextmanager
    def running(self, seconds: float | None = None) -> Iterator[None]:
        """The time runs during this block; `seconds` instead of the usual ones."""
        if self._seconds is None:
            yield
            return
        self.is_over = False
        timer = Timer(seconds or self._seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _cut(self) -> None:
        self.is_over = True
        if self._line is not None:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)
