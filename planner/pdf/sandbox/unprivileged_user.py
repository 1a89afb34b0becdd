"""Changing the user from root to nobody, with at most 64 processes and threads.

Does not apply to other users. If it fails, the worker stays root, protected by the other parts.
"""

from __future__ import annotations

import os
import resource

from planner.kernel.messages import gettext as _
from planner.pdf.sandbox.part import Part

PART = Part(
    "user",
    _("acting as the user who runs the program (it is nobody)"),
    _("Run the program as an ordinary user."),
)
_NOBODY = 65534
# RLIMIT_NPROC counts all processes and threads of a user, so it is set only for this one. Not 0,
# because Pango uses threads.
_MOST_PROCESSES = 64


def apply() -> bool:
    if os.geteuid() != 0:
        return False
    try:
        resource.setrlimit(resource.RLIMIT_NPROC, (_MOST_PROCESSES, _MOST_PROCESSES))
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    except (OSError, ValueError):
        return False
    return True
