"""The sandbox of the workers of the PDF server (S59, decision 0010).

Each module is a part of it and says what happens on systems without it. No part is required: a
worker runs without those that are not available, and `report` lists them.
"""

from __future__ import annotations

from planner.pdf.sandbox import (
    landlock,
    network_namespace,
    parent_death,
    resource_limits,
    seccomp,
    unprivileged_user,
)

PARTS = (
    *resource_limits.PARTS,
    landlock.PART,
    seccomp.PART,
    network_namespace.PART,
    unprivileged_user.PART,
)


def enter(parent: int) -> list[str]:
    """Sandbox this process irrevocably; the names of the active parts.

    The process is killed when `parent` dies. The network namespace is inherited from `parent`,
    which enters it once (`network_namespace.enter`).
    """
    active = resource_limits.apply()
    # The order matters: changing the user clears the parent-death signal, and seccomp forbids the
    # system calls of all other parts.
    if landlock.apply():
        active.append(landlock.PART.name)
    if unprivileged_user.apply():
        active.append(unprivileged_user.PART.name)
    parent_death.apply(parent)
    if seccomp.apply():
        active.append(seccomp.PART.name)
    return active
