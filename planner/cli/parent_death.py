"""Ending a process when its parent dies, which closes the other end of a pipe."""

from __future__ import annotations

import os
import signal
import threading

import click

ends_with_parent_option = click.option(
    "--ends-with-parent", is_flag=True, help="End when standard input ends: the parent has died."
)


def end_with_parent(descriptor: int = 0) -> None:
    """Send SIGTERM to this process when the other end of the pipe `descriptor` is closed."""

    def watch() -> None:
        # os.read: a thread that blocks in sys.stdin holds a lock that hangs interpreter shutdown.
        while os.read(descriptor, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
