"""Root becomes nobody, with at most 64 processes and threads.

Somebody who is not root has nothing to give up: this part is not asked for then. Where it fails, a
worker stays root, and the other parts hold all the same.
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
# The kernel counts processes and threads per user, so only a user who does nothing else can be
# limited. Pango works with threads: none at all is too few.
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
