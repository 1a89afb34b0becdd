"""The children of the warm parent: one that waits for its job, some at work, some dying.

The one that waits was forked and locked in before its job arrived, so nobody waits for that. It
holds nothing but its end of the line, on which one job comes: each child serves one and ends. It
ends without one when the other end is gone, or its parent.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn


@dataclass(frozen=True, slots=True)
class Child:
    """A process of ours, and our end of its line."""

    number: int
    line: socket.socket


class Children:
    """`live` is the life of a child; it is given both ends of the line, and never returns."""

    def __init__(self, live: Callable[[socket.socket, socket.socket], NoReturn]) -> None:
        self._live = live
        self._spare: Child | None = None
        self._at_work: set[int] = set()
        self._dying: set[int] = set()

    def prepare(self) -> None:
        """Have a child waiting. Where none can be made now, the next job tries again."""
        if self._spare is None:
            with contextlib.suppress(OSError):
                self._spare = self._born()

    def hand_over(self) -> Child:
        """The child that waited, or a new one if that has died; the line is the caller's now."""
        child, self._spare = self._spare, None
        if child is None or self._has_died(child):
            child = self._born()
        self._at_work.add(child.number)
        return child

    def let_go(self, number: int) -> None:
        """Kill the child, which has answered, and wait for nothing: `sweep` buries it."""
        if number in self._at_work:
            self._at_work.remove(number)
            self._dying.add(number)
            _kill(number)

    def sweep(self) -> None:
        """Bury those that have died meanwhile.

        The dead keep their number until then, so that a kill cannot hit a stranger.
        """
        self._dying = {number for number in self._dying if os.waitpid(number, os.WNOHANG)[0] == 0}

    def bury(self, number: int) -> int:
        """Kill the child, in case it still lives, and return how it ended."""
        if number not in self._at_work:
            return 0
        self._at_work.remove(number)
        return _bury(number)

    def bury_all(self) -> None:
        if self._spare is not None:
            self._spare.line.close()
            self._at_work.add(self._spare.number)
            self._spare = None
        for number in self._at_work | self._dying:
            _bury(number)
        self._at_work.clear()
        self._dying.clear()

    def _has_died(self, spare: Child) -> bool:
        if os.waitpid(spare.number, os.WNOHANG)[0] == 0:
            return False
        spare.line.close()
        return True

    def _born(self) -> Child:
        ours, theirs = socket.socketpair()
        try:
            number = os.fork() or self._live(ours, theirs)
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return Child(number, ours)


def _bury(number: int) -> int:
    _kill(number)
    return os.waitpid(number, 0)[1]


def _kill(number: int) -> None:
    """The child's group and the child, which may not have made its group yet."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(number, signal.SIGKILL)
