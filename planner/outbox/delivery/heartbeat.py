"""Something done again and again beside a piece of work that may be silent for long."""

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
    """Until the block ends or `beat` says no, call it with the time that has gone by.

    It runs in a thread of its own. What goes wrong there is logged and tried again at the next
    beat: the block must not break over it.
    """
    began, end = time.monotonic(), Event()

    def keep_beating() -> None:
        goes_on = True
        while goes_on and not end.wait(every.total_seconds()):
            try:
                goes_on = beat(timedelta(seconds=time.monotonic() - began))
            except Exception:
                log.exception("a beat was missed")

    thread = Thread(target=keep_beating, name="pulse", daemon=True)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join()
