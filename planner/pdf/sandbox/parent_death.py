"""Workers are killed when the PDF server dies (PR_SET_PDEATHSIG).

On systems other than Linux they end after their job, or when their client disconnects.
"""

from __future__ import annotations

import os
import signal

from planner.pdf.sandbox.part import IS_LINUX, libc

_SET_DEATH_SIGNAL = 1


def apply(parent: int) -> None:
    """Be killed when `parent` dies. The kernel clears this when the process changes its user."""
    if IS_LINUX:
        libc.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it has died already: no signal will come
            os._exit(1)
