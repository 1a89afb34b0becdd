"""No access to the file system: Landlock without exceptions (landlock(7)).

Before Linux 5.13, if it is disabled, and on other systems, only seccomp keeps workers from opening
files.
"""

from __future__ import annotations

import ctypes
import os

from planner.kernel.messages import gettext as _
from planner.pdf.sandbox.part import IS_LINUX, Part, libc

PART = Part(
    "files",
    _("opening any file (Landlock)"),
    _("Linux 5.13 or later with Landlock switched on (lsm=landlock,… at the kernel's start)."),
)
# System call numbers, the same on all architectures.
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
# All 13 file access rights of the first version of Landlock.
_ALL_FILE_RIGHTS = (1 << 13) - 1
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS, required for processes other than root


def apply() -> bool:
    if not IS_LINUX:
        return False
    rights = ctypes.c_uint64(_ALL_FILE_RIGHTS)
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(rights), ctypes.sizeof(rights), 0)
    if ruleset < 0:
        return False
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    is_active = libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return bool(is_active)
