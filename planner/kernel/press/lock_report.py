"""Which locks hold on this machine, in words for whoever runs it (S59, decision 0010)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LockState:
    """One lock: what it keeps a child that prints from, whether it holds, and what would mend it."""

    name: str
    forbids: str
    holds: bool
    remedy: str


_LINUX = "Run the program on Linux, on x86_64 or aarch64."
_LIMITS = "The system does not take this limit: look at `ulimit -H` of the user who runs it."
_NAMESPACES = (
    "Allow user namespaces: sysctl kernel.unprivileged_userns_clone=1, and no profile of AppArmor "
    "or of a container that forbids them."
)
_LANDLOCK = "Linux 5.13 or later with Landlock switched on (lsm=landlock,… at the kernel's start)."
_LOCKS = {
    "memory": ("to use more than 512 MB of memory", _LIMITS),
    "processor": ("to work for more than 20 seconds", _LIMITS),
    "file size": ("to write a file of more than 20 MB", _LIMITS),
    "open files": ("to hold more than 64 files open", _LIMITS),
    "core": ("to leave its memory on the disk when it crashes", _LIMITS),
    "files": (
        "to open any file (Landlock)",
        _LANDLOCK,
    ),
    "system calls": (
        "to open a connection, start a program or send a signal (seccomp)",
        f"{_LINUX} In a container, do not forbid seccomp filters.",
    ),
    "network": (
        "to reach any network (a namespace of its own)",
        _NAMESPACES,
    ),
    "user": (
        "to act as the user who runs the program (it is nobody)",
        "Run the program as an ordinary user.",
    ),
}


def report(took: Sequence[str]) -> list[LockState]:
    """Every lock that there should be, with those that `took` in a child.

    Who is not root has nothing to give up: the lock “user” is none there.
    """
    wanted = [name for name in _LOCKS if name != "user" or os.geteuid() == 0]
    return [LockState(name, _LOCKS[name][0], name in took, _LOCKS[name][1]) for name in wanted]


def alarms(took: Sequence[str]) -> list[str]:
    """A sentence for each lock that is missing."""
    return [
        f"WARNING: the lock “{lock.name}” does not hold on this machine. What prints papers and "
        f"reads pictures is not kept from this: {lock.forbids}. {lock.remedy}"
        for lock in report(took)
        if not lock.holds
    ]
