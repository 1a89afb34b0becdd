"""Limits of memory, processor time, files and core dumps (setrlimit).

On systems that refuse a limit, a worker is stopped only by the server's time limit (30 s), and may
use all memory and disk space until then.
"""

from __future__ import annotations

import resource

from planner.kernel.messages import gettext as _
from planner.pdf.sandbox.part import Part

_MEGABYTE = 1024 * 1024
_REMEDY = _("The system does not take this limit: look at `ulimit -H` of the user who runs it.")
# 512 MB suffice for a picture of 50 million opaque pixels.
_LIMITS = {
    "memory": (resource.RLIMIT_AS, 512 * _MEGABYTE, _("using more than 512 MB of memory")),
    "processor": (resource.RLIMIT_CPU, 20, _("computing for more than 20 seconds")),
    "file size": (resource.RLIMIT_FSIZE, 20 * _MEGABYTE, _("writing a file of more than 20 MB")),
    "open files": (resource.RLIMIT_NOFILE, 64, _("holding more than 64 files open")),
    "core": (resource.RLIMIT_CORE, 0, _("leaving its memory on the disk when it crashes")),
}
_SECONDS_FROM_SOFT_TO_HARD = 5

PARTS = tuple(Part(name, prevents, _REMEDY) for name, (_kind, _most, prevents) in _LIMITS.items())


def apply() -> list[str]:
    """Set all limits; the names of those that were accepted."""
    return [name for name, (kind, most, _prevents) in _LIMITS.items() if _limit(kind, most)]


def _limit(kind: int, most: int) -> bool:
    # The kernel sends SIGXCPU at the soft limit of processor time and SIGKILL at the hard one. They
    # differ, so that exceeding the limit can be told from being killed by somebody else.
    hard = most + _SECONDS_FROM_SOFT_TO_HARD if kind == resource.RLIMIT_CPU else most
    try:
        resource.setrlimit(kind, (most, hard))
    except (OSError, ValueError):
        return False
    return True
