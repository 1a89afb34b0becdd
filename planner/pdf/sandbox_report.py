"""Which parts of the sandbox this machine has, in words for its administrator (S59)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SandboxPart:
    """What a part keeps a worker from, whether it is active, and what to do where it is not."""

    name: str
    prevents: str
    is_active: bool
    remedy: str


_LINUX = "Run the program on Linux, on x86_64 or aarch64."
_RESOURCE_LIMIT = (
    "The system does not take this limit: look at `ulimit -H` of the user who runs it."
)
_NAMESPACES = (
    "Allow user namespaces: sysctl kernel.unprivileged_userns_clone=1, and no profile of AppArmor "
    "or of a container that forbids them."
)
_LANDLOCK = "Linux 5.13 or later with Landlock switched on (lsm=landlock,… at the kernel's start)."
# By name: what it prevents, and the remedy.
_PARTS = {
    "memory": ("using more than 512 MB of memory", _RESOURCE_LIMIT),
    "processor": ("computing for more than 20 seconds", _RESOURCE_LIMIT),
    "file size": ("writing a file of more than 20 MB", _RESOURCE_LIMIT),
    "open files": ("holding more than 64 files open", _RESOURCE_LIMIT),
    "core": ("leaving its memory on the disk when it crashes", _RESOURCE_LIMIT),
    "files": ("opening any file (Landlock)", _LANDLOCK),
    "system calls": (
        "opening a connection, starting a program or sending a signal (seccomp)",
        f"{_LINUX} In a container, do not forbid seccomp filters.",
    ),
    "network": ("reaching any network (a namespace of its own)", _NAMESPACES),
    "user": (
        "acting as the user who runs the program (it is nobody)",
        "Run the program as an ordinary user.",
    ),
}


def report(active: Sequence[str]) -> list[SandboxPart]:
    """Every part that there should be; `active` names those that a worker has.

    A user who is not root has nothing to give up, so there the part “user” is not asked for.
    """
    wanted = [name for name in _PARTS if name != "user" or os.geteuid() == 0]
    return [SandboxPart(name, _PARTS[name][0], name in active, _PARTS[name][1]) for name in wanted]


def warnings_of(active: Sequence[str]) -> list[str]:
    """A sentence for each part that is missing."""
    return [
        f"WARNING: the sandbox part “{part.name}” is missing on this machine. Nothing prevents a "
        f"worker that makes PDFs and cleans pictures from {part.prevents}. {part.remedy}"
        for part in report(active)
        if not part.is_active
    ]
