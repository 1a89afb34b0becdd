"""What a worker of the PDF server can reach: nothing (S59, decision 0010).

Each part is a file of its own that says what happens where the system lacks it. Every part is tried,
none is required: a worker without one works all the same, and the report says what is missing.
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
    """Sandbox this process for good; the names of the parts that are active now.

    It ends with `parent`, whose child it is. The network is left once, by the parent, before its
    first child (`network_namespace.enter`).
    """
    active = resource_limits.apply()
    # The order matters: Landlock needs no privileges, giving up the user clears the wish to end with
    # the parent, and every other part makes system calls that seccomp forbids.
    if landlock.apply():
        active.append(landlock.PART.name)
    if unprivileged_user.apply():
        active.append(unprivileged_user.PART.name)
    parent_death.apply(parent)
    if seccomp.apply():
        active.append(seccomp.PART.name)
    return active
