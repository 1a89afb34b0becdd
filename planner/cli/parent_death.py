"""A process ends with its parent, however that dies: it holds the end of a pipe of the parent's."""

from __future__ import annotations

import os
import signal
import threading

import click

ends_with_parent_option = click.option(
    "--ends-with-parent", is_flag=True, help="End when standard input ends: the parent has died."
)


def end_with_parent(descriptor: int = 0) -> None:
    """Send SIGTERM to this process when the other end of `descriptor` is closed."""

    def watch() -> None:
        # os.read, because sys.stdin holds a lock that hangs the interpreter when it shuts down.
        while os.read(descriptor, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
