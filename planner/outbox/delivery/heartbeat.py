"""Calling a function at intervals during a block that may take long."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

log = logging.getLogger(__name__)


@contextmanager
def heartbeat(beat: Callable[[timedelta], bool], every: timedelta) -> Iterator[None]:
    """Call `beat` with the elapsed time, until the block ends or `beat` returns False.

    Runs in its own thread. Exceptions are logged and do not affect the block.
    """
    began, end = time.monotonic(), Event()

    def keep_beating() -> None:
        goes_on = True
        while goes_on and not end.wait(every.total_seconds()):
            try:
                goes_on = beat(timedelta(seconds=time.monotonic() - began))
            except Exception:
                log.exception("a beat was missed")

    thread = Thread(target=keep_beating, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join()
