"""A worker ends with the PDF server (PR_SET_PDEATHSIG).

Elsewhere than on Linux, one whose server was killed ends with its job, or when its client hangs up.
"""

from __future__ import annotations

import os
import signal

from planner.pdf.sandbox.part import IS_LINUX, libc

_SET_DEATH_SIGNAL = 1


def apply(parent: int) -> None:
    """Be killed when `parent` dies. The kernel forgets it where a process changes its user later."""
    if IS_LINUX:
        libc.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # died before: no signal will come
            os._exit(1)
